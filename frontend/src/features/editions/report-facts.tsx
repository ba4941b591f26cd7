import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";

import type { Edition, Signatory } from "./types";

const MARKS = { head: "", acting: "Q. ", deputy: "KT. ", by_order: "TL. ", authorised: "TUQ. " } as const;

/** What heads and ends the printed report: issuer, place, number, recipients, and who signs. */
export function ReportFacts({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const { report } = edition.content;
  const signatory = edition.signed_by ?? report.signatory;
  return (
    <dl className="facts panel">
      <dt>{t("editions.report.issuer")}</dt>
      <dd>
        {report.issuer.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
      <dt>{t("editions.report.place")}</dt>
      <dd>{report.place}</dd>
      <dt>{t("editions.facts.document")}</dt>
      <dd>
        {edition.document_number === null || edition.issued_on === null
          ? t("editions.facts.noDocument")
          : t("editions.facts.documentText", {
              number: edition.document_number,
              day: dayText(edition.issued_on),
            })}
      </dd>
      <dt>{t("editions.report.recipients")}</dt>
      <dd>{report.recipients.join("; ")}</dd>
      <dt>{t("editions.report.signer")}</dt>
      <dd>
        {linesOf(signatory).map((line) => (
          <div key={line}>{line}</div>
        ))}
        {signatory.name || <span className="quiet">{t("editions.sign.unnamed")}</span>}
        {signatory.valid_from && ` · ${t("editions.sign.from", { day: dayText(signatory.valid_from) })}`}
        {signatory.valid_to && ` · ${t("editions.sign.to", { day: dayText(signatory.valid_to) })}`}
      </dd>
    </dl>
  );
}

/** As the files print it above the signature. */
function linesOf({ collective, authority, head, position }: Signatory): string[] {
  const lines = [
    collective && `TM. ${collective}`,
    head && `${MARKS[authority]}${head}`,
    ...position.split("\n"),
  ];
  return lines.filter(Boolean);
}
