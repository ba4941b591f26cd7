import { useTranslation } from "react-i18next";

import { FACTS } from "../reader/facts-draft";
import type { UploadResult } from "../types";

const BUSINESS = { 2: "update", 3: "replace" } as const;
type Said = NonNullable<UploadResult["envelope"]>;

/** What an edXML envelope said besides the document in it, so that a person can hold the two against each other. */
export function EnvelopeNote({ said }: { said: Said }) {
  const { t } = useTranslation();
  const label = (name: string) => {
    const field = FACTS.find((one) => one === name);
    return field === undefined ? t("documents.facts.recipients") : t(`documents.facts.field.${field}`);
  };
  const business = said.business === 2 || said.business === 3 ? BUSINESS[said.business] : undefined;
  return (
    <>
      <p>
        {t("documents.upload.envelope.from", {
          sender: said.sender || t("documents.upload.envelope.unnamed"),
        })}{" "}
        {business && t(`documents.upload.envelope.${business}`, { reason: said.reason ?? "" })}
      </p>
      {said.filled.length > 0 && (
        <p>{t("documents.upload.envelope.filled", { fields: said.filled.map(label).join(", ") })}</p>
      )}
      {said.differences.length > 0 && (
        <ul>
          {said.differences.map(({ field, envelope, document }) => (
            <li key={field}>
              {t("documents.upload.envelope.difference", { field: label(field), envelope, document })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
