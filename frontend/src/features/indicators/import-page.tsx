import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { FileImport } from "@/ui/file-import";
import { Page } from "@/ui/page";

import { indicatorKeys } from "./api/keys";
import { sendCatalogue } from "./api/send-catalogue";
import { ImportEntries } from "./import-entries";
import "./words";

/** A catalogue of the reader's unit is shown entry by entry first, and brought in as a whole. */
export function ImportPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page
      title={t("indicators.import.title")}
      lead={<Link to="/indicators">{t("indicators.backToList")}</Link>}
    >
      <FileImport
        words={{
          title: t("indicators.import.title"),
          lead: t("indicators.import.lead", { unit: me.home.name }),
          file: t("indicators.import.file"),
          counts: (counts) => t("indicators.import.counts", { ...counts }),
          mend: t("indicators.import.mend"),
          step: (count) => t("indicators.import.step", { count }),
          done: (count) => t("indicators.import.done", { count }),
        }}
        accept=".json,.xlsx"
        send={(file, token) => sendCatalogue(me.home.id, file, token)}
        stale={indicatorKeys.all}
        rows={({ entries }) => <ImportEntries entries={entries} />}
      />
    </Page>
  );
}
