import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";

import { DocumentLink } from "../document-link";
import type { ContentOf, Proposal } from "../types";
import { Fact } from "./fact";
import type { Deciding } from "./use-deciding";

interface Props {
  proposal: Proposal;
  content: ContentOf<"citation">;
  editable: boolean;
  deciding: Deciding;
}

/** The document that is named, and which of those here it means. */
export function CitedDocument({ proposal: { id, cited, state }, content, editable, deciding }: Props) {
  const { t } = useTranslation();
  const meant = deciding.meant(id);
  return (
    <>
      <dl className="facts">
        <Fact name={t("documents.subject")}>{content.subject}</Fact>
        <Fact name={t("documents.issuer")}>{content.issuer}</Fact>
        <Fact name={t("documents.issuedOn")}>{content.issued_on && dayText(content.issued_on)}</Fact>
        <Fact name={t("documents.proposals.mentions")}>
          {content.mentions.length > 1 &&
            t("documents.proposals.mentionCount", { count: content.mentions.length })}
        </Fact>
      </dl>
      {cited.length === 0 && (
        <p>
          {t("documents.proposals.notHere")}{" "}
          {editable && <Link to="/documents/upload">{t("documents.stubs.upload")}</Link>}
        </p>
      )}
      {cited.length === 1 && cited[0] && (
        <p>
          {t("documents.proposals.here")} <DocumentLink document={cited[0]} withSubject />
        </p>
      )}
      {cited.length > 1 && (
        <fieldset className="cited">
          <legend>{t("documents.proposals.several", { count: cited.length })}</legend>
          {cited.map((document) => (
            <div key={document.id}>
              {editable && state === "proposed" && (
                <input
                  type="radio"
                  name={`cited-${id}`}
                  aria-labelledby={`cited-${id}-${document.id}`}
                  checked={meant === document.id}
                  onChange={() => deciding.mean(id, document.id)}
                />
              )}
              <span id={`cited-${id}-${document.id}`}>
                <DocumentLink document={document} withSubject />
              </span>
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}
