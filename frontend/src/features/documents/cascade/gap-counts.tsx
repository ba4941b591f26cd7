import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ViewLink } from "@/ui/view-link";

import { GAPS, type Gap } from "../search";
import type { Cascade } from "../types";

const route = getRouteApi("/signed-in/documents/$documentId/cascade");

/** How many units there are and what is missing among them; a press shows those alone. */
export function GapCounts({ counts, documentId }: { counts: Cascade["counts"]; documentId: number }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const count = (gap: Gap | undefined, number: number) => (
    <li key={gap ?? "units"}>
      <ViewLink
        to="/documents/$documentId/cascade"
        params={{ documentId }}
        search={{ ...search, gap }}
        current={gap === search.gap}
        resetScroll={false}
      >
        <span className="gap-number number">{number}</span> {t(`documents.cascade.count.${gap ?? "units"}`)}
      </ViewLink>
    </li>
  );
  return (
    <nav aria-label={t("documents.cascade.counts")}>
      <ul className="gap-counts">
        {count(undefined, counts.units)}
        {GAPS.map((gap) => count(gap, counts[gap]))}
      </ul>
    </nav>
  );
}
