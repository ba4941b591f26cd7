import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { ListTable } from "@/ui/list-table";

import type { Load } from "./types";

/** What is wrong, by row and column, with what may have been meant. */
export function Problems({ load: { problems, problems_left_out: more } }: { load: Load }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <>
      <ListTable
        caption={t("bulk.problems", { count: problems.length + more })}
        rows={problems}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          { title: t("bulk.row"), kind: "number", cell: ({ row }) => row },
          { title: t("bulk.column"), cell: ({ column }) => column || t("bulk.wholeRow") },
          { title: t("bulk.wrong"), cell: (one) => pick(one.message_vi, one.message_en) },
          { title: t("bulk.meant"), cell: ({ suggestion }) => suggestion ?? "" },
        ]}
      />
      {more > 0 && <p>{t("bulk.leftOut", { count: more })}</p>}
    </>
  );
}
