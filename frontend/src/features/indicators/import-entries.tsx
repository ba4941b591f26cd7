import { useTranslation } from "react-i18next";

import { ImportMark } from "@/ui/import-mark";
import { ListTable } from "@/ui/list-table";

import type { Preview } from "./types";

/** What each entry would do; the refused ones say why. */
export function ImportEntries({ entries }: { entries: Preview["entries"] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={entries}
      rowKey={({ kind, row }) => `${kind} ${row}`}
      columns={[
        { title: t("indicators.import.row"), kind: "number", cell: ({ row }) => row },
        { title: t("indicators.import.what"), cell: ({ kind }) => t(`indicators.import.kinds.${kind}`) },
        { title: t("indicators.code"), head: true, cell: ({ code }) => code },
        {
          title: t("indicators.import.status"),
          cell: ({ status }) => (
            <ImportMark status={status}>{t(`indicators.import.statuses.${status}`)}</ImportMark>
          ),
        },
        {
          title: t("indicators.import.note"),
          cell: ({ problems, changes }) =>
            problems.length > 0 ? problems.map(({ detail }) => detail).join(" ") : changes.join(", ") || "—",
        },
      ]}
    />
  );
}
