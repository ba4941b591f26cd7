import { useTranslation } from "react-i18next";

import type { Form, Submission } from "@/api/types";
import { Figure } from "@/figures/figure";
import { instantText } from "@/ui/dates";
import { type Column, ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";

import { useChanges } from "../api/use-changes";
import type { Mended } from "../types";
import { CellName } from "./cell-name";
import { deskRows, keyOf } from "./rows";

interface Props {
  submission: Submission;
  form: Form;
}

/** Old and new of what was mended since it was given back, and of what was to be and is not. */
export function ChangesPanel({ submission, form }: Props) {
  const { t } = useTranslation();
  const returned = submission.returned;
  const changes = useChanges(submission.id, returned !== null);
  const rows = new Map(deskRows(submission, form).map((row) => [row.key, row]));
  const figure = (item: Mended, value: Mended["before"]) => {
    const row = rows.get(keyOf(item));
    return row && <Figure indicator={row.indicator} value={value ?? undefined} />;
  };
  const columns: Column<Mended>[] = [
    {
      title: t("review.desk.figure"),
      cell: (item) => {
        const row = rows.get(keyOf(item));
        return row && <CellName indicator={row.indicator} cell={row.cell} />;
      },
    },
    { title: t("review.changes.before"), kind: "numeric", cell: (item) => figure(item, item.before) },
    { title: t("review.changes.after"), kind: "numeric", cell: (item) => figure(item, item.after) },
    { title: t("review.changes.reason"), cell: ({ reason }) => reason ?? "–" },
  ];
  if (!returned) return null;
  return (
    <section aria-labelledby="changes" className="review-part">
      <h2 id="changes">{t("review.changes.title")}</h2>
      <Notice tone="info">
        {t("review.changes.because", {
          day: instantText(returned.returned_at),
          reason: returned.reason,
        })}
      </Notice>
      <Loaded query={changes} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t("review.changes.none")}</p>
          ) : (
            <ListTable rows={items} columns={columns} rowKey={keyOf} />
          )
        }
      </Loaded>
    </section>
  );
}
