import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ViewLink } from "@/ui/view-link";

import { STATES } from "../search";
import type { DocumentState } from "../types";

const route = getRouteApi("/signed-in/documents");

/** How many of the documents that fit the other filters are in each state; a press shows them alone. */
export function StateCounts({ counts }: { counts: Readonly<Record<string, number>> | undefined }) {
  const { t } = useTranslation();
  const filter = route.useSearch();
  if (!counts) return null;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const link = (name: DocumentState | undefined, label: string, count: number) => (
    <li key={name ?? "all"}>
      <ViewLink
        to="/documents"
        search={{ ...filter, state: name }}
        current={name === filter.state}
        resetScroll={false}
      >
        {label} <span className="number">({count})</span>
      </ViewLink>
    </li>
  );

  return (
    <nav aria-label={t("documents.byState")}>
      <ul className="views state-counts">
        {link(undefined, t("documents.allStates"), all)}
        {STATES.filter((name) => (counts[name] ?? 0) > 0 || name === filter.state).map((name) =>
          link(name, t(`documents.state.${name}`), counts[name] ?? 0),
        )}
      </ul>
    </nav>
  );
}
