import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { ViewLink } from "@/ui/view-link";

import { useCascade } from "../api/use-cascade";
import { longName } from "@/ui/document-name";
import type { Cascade } from "../types";
import { Above } from "./above";
import { fits, treeOf } from "./gaps";
import { GapCounts } from "./gap-counts";
import { UnitPlans } from "./unit-plans";
import { UnitTree } from "./unit-tree";
import "../documents.css";
import "./cascade.css";
import "../words";

const route = getRouteApi("/signed-in/documents/$documentId/cascade");

/** From the plan above down to every unit, with the gaps counted. */
export function CascadePage() {
  const { t } = useTranslation();
  const { documentId } = route.useParams();
  const cascade = useCascade(documentId);
  const document = cascade.data?.document;

  return (
    <Page
      title={t("documents.cascade.title")}
      lead={document && (longName(document) ?? t("documents.unnamed"))}
      actions={
        <LinkButton to="/documents/$documentId" params={{ documentId }}>
          {t("documents.cascade.toDocument")}
        </LinkButton>
      }
    >
      <Loaded query={cascade} lines={12}>
        {(data) => (
          <>
            <Above above={data.above} />
            <Below cascade={data} documentId={documentId} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Below({ cascade, documentId }: { cascade: Cascade; documentId: number }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { gap, as = "list" } = search;
  const shown = cascade.below.filter((row) => fits(row, gap));

  return (
    <section className="section" aria-labelledby="below">
      <div className="panel-head">
        <h2 id="below">{t("documents.cascade.below")}</h2>
        <span className="quiet">{t("documents.cascade.asOf", { day: dayText(cascade.as_of) })}</span>
      </div>
      <GapCounts counts={cascade.counts} documentId={documentId} />
      {cascade.below.length === 0 ? (
        <Empty title={t("documents.cascade.noUnits")}>
          <p>{t("documents.cascade.noUnitsHint")}</p>
        </Empty>
      ) : (
        <>
          <nav className="views" aria-label={t("documents.view")}>
            {(["list", "tree"] as const).map((view) => (
              <ViewLink
                key={view}
                to="/documents/$documentId/cascade"
                params={{ documentId }}
                search={{ ...search, as: view === "tree" ? view : undefined }}
                current={view === as}
                resetScroll={false}
              >
                {t(`documents.cascade.views.${view}`)}
              </ViewLink>
            ))}
          </nav>
          <p role="status" className="quiet">
            {t("documents.cascade.shown", { count: shown.length })}
          </p>
          {shown.length === 0 ? (
            <Empty title={t("documents.cascade.noneFits")} />
          ) : as === "tree" ? (
            <UnitTree branches={treeOf(cascade.below, gap)} documentId={documentId} />
          ) : (
            <ul className="work">
              {shown.map((row) => (
                <li key={row.unit.id} className="work-item cascade-unit">
                  <UnitPlans row={row} documentId={documentId} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
