import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { FileImport } from "@/ui/file-import";
import { Page } from "@/ui/page";

import { bodyKeys } from "./api/keys";
import { sendList } from "./api/send-list";
import { ImportRows } from "./import-rows";
import { ToMend } from "./to-mend";
import "./words";

/** A list of bodies is shown row by row first, and brought in as a whole. */
export function ImportPage() {
  const { t } = useTranslation();
  const list = <Link to="/bodies">{t("bodies.backToList")}</Link>;
  return (
    <Page title={t("bodies.import.title")} lead={list}>
      <FileImport
        words={{
          title: t("bodies.import.title"),
          lead: t("bodies.import.lead"),
          file: t("bodies.import.file"),
          counts: (counts) => t("bodies.import.counts", { ...counts }),
          mend: t("bodies.import.mend"),
          step: (count) => t("bodies.import.step", { count }),
          done: (count) => t("bodies.import.done", { count }),
        }}
        accept=".csv,.xlsx"
        send={sendList}
        stale={bodyKeys.all}
        rows={({ rows }) => <ImportRows rows={rows} />}
        mending={(file) => <ToMend file={file} />}
        after={list}
      />
    </Page>
  );
}
