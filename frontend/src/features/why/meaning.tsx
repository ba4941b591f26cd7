import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { clauseName } from "@/ui/clause-name";
import { FactList } from "@/ui/fact-list";

import type { Source, Why } from "./types";

/** What is counted, who says so, and which documents ask for the figure. */
export function Meaning({ why }: { why: Why }) {
  const { t } = useTranslation();
  const { definition, defined_by, formula, form_source, target } = why;
  return (
    <section className="panel" aria-labelledby="why-meaning">
      <h2 id="why-meaning">{t("why.meaning")}</h2>
      <FactList
        facts={[
          [t("why.definition"), <span lang="vi">{definition}</span>],
          [t("why.words"), formula.words !== "" && <span lang="vi">{formula.words}</span>],
          [t("why.definedBy"), <SourceLink source={defined_by} />],
          [t("why.orderedBy"), <span lang="vi">{form_source}</span>],
          [t("why.targetBy"), target && <SourceLink source={target} />],
        ]}
      />
      <p>
        <Link to="/indicators/$indicatorId" params={{ indicatorId: why.indicator_id }}>
          {t("why.openIndicator")}
        </Link>
      </p>
    </section>
  );
}

/** The document's own words lead to the clause they stand in, where the document is kept here. */
function SourceLink({ source: { source, document_id, clause } }: { source: Source }) {
  const place = clauseName(clause);
  const text = place === undefined || source.includes(place) ? source : `${source} · ${place}`;
  if (document_id === null) return <span lang="vi">{text}</span>;
  return (
    <Link
      to="/documents/$documentId"
      params={{ documentId: document_id }}
      {...(clause === null ? {} : { hash: clause })}
    >
      <span lang="vi">{text}</span>
    </Link>
  );
}
