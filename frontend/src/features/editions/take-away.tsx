import { useTranslation } from "react-i18next";

import { ExportButton } from "@/ui/export-button";

import type { Edition } from "./types";

/** The edition as files; the original with its hash once it is frozen. */
export function TakeAway({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const path = `/api/v1/editions/${edition.id}`;
  return (
    <div className="actions">
      <ExportButton path={`${path}/export`} query={{ format: "docx" }} label={t("editions.take.docx")} />
      <ExportButton path={`${path}/export`} query={{ format: "pdf" }} label={t("editions.take.pdf")} />
      <ExportButton path={`${path}/export`} query={{ format: "xlsx" }} label={t("editions.take.xlsx")} />
      {edition.sha256 !== null && <ExportButton path={`${path}/content`} label={t("editions.take.json")} />}
    </div>
  );
}
