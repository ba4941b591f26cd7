import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { DemoTag } from "@/figures/demo-tag";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { instantText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";

import { EditionTags } from "./edition-tags";
import type { EditionRow } from "./types";

export function EditionTable({ rows }: { rows: readonly EditionRow[] }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <ListTable
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("editions.column.number"),
          cell: (row) => (
            <Link to="/editions/$editionId" params={{ editionId: row.id }}>
              {t("editions.number", { number: row.number })}
            </Link>
          ),
        },
        { title: t("editions.column.unit"), cell: (row) => row.unit.name },
        { title: t("editions.column.form"), cell: ({ form }) => pick(form.name_vi, form.name_en) },
        { title: t("editions.column.period"), cell: (row) => periodName(t, row.period), kind: "number" },
        {
          title: t("editions.column.state"),
          cell: (row) => (
            <>
              <EditionTags edition={row} /> {row.demo && <DemoTag />}
            </>
          ),
        },
        {
          title: t("editions.column.frozenAt"),
          cell: (row) => (row.frozen_at === null ? "–" : instantText(row.frozen_at)),
          kind: "number",
        },
      ]}
    />
  );
}
