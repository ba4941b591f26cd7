import { useTranslation } from "react-i18next";

import { DocumentLink } from "../document-link";
import { shortName } from "@/ui/document-name";
import { DocumentStateTag } from "../document-state-tag";
import { RELATION_NAMES, relationWords } from "../proposals/words";
import type { Cascade } from "../types";

/** What the plan carries out: documents that are here, and those that are only named. */
export function Above({ above }: { above: Cascade["above"] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="above">
      <h2 id="above">{t("documents.cascade.above")}</h2>
      {above.length === 0 ? (
        <p className="quiet">{t("documents.cascade.nothingAbove")}</p>
      ) : (
        <ul className="plain-list">
          {above.map((named, index) => {
            const relation = RELATION_NAMES.find((name) => name === named.relation);
            return (
              <li key={index}>
                {relation ? relationWords(t, relation) : named.relation}:{" "}
                {named.document ? (
                  <>
                    <DocumentLink document={named.document} withSubject />{" "}
                    <DocumentStateTag state={named.document.state} />
                  </>
                ) : (
                  <>
                    {shortName(named) ?? named.subject ?? t("documents.unnamed")}{" "}
                    <span className="quiet">({t("documents.cascade.stub")})</span>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
