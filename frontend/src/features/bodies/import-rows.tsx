import { useTranslation } from "react-i18next";

import { ImportMark } from "@/ui/import-mark";
import { ListTable } from "@/ui/list-table";

import type { ImportPreview } from "./types";

const isField = (name: string): name is "kind" | "sector" | "parent_id" | "aliases" =>
  ["kind", "sector", "parent_id", "aliases"].includes(name);

/** What each row would do; the refused ones say why. */
export function ImportRows({ rows }: { rows: ImportPreview["rows"] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={rows}
      rowKey={({ row }) => row}
      columns={[
        { title: t("bodies.import.row"), kind: "number", cell: ({ row }) => row },
        {
          title: t("bodies.import.status"),
          cell: ({ status }) => (
            <ImportMark status={status}>{t(`bodies.import.statuses.${status}`)}</ImportMark>
          ),
        },
        { title: t("bodies.import.code"), cell: (row) => row.unit_code },
        { title: t("bodies.body"), cell: ({ name }) => name },
        {
          title: t("bodies.import.note"),
          cell: ({ detail, changes }) =>
            detail ??
            changes
              .filter(isField)
              .map((name) => t(`bodies.import.fields.${name}`))
              .join(", "),
        },
      ]}
    />
  );
}
