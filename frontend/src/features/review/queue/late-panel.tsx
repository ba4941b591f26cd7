import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import type { Reporter } from "@/api/types";
import { BehalfButton } from "@/figures/behalf-button";
import { LateTag } from "@/figures/late-tag";
import { StateTag } from "@/figures/state-tag";
import { dayText, instantText } from "@/ui/dates";
import { type Column, ListTable } from "@/ui/list-table";
import { Notice } from "@/ui/notice";

import { useRemind } from "../api/use-remind";
import { RemindDialog } from "./remind-dialog";

interface Props {
  formId: number;
  period: string;
  late: readonly Reporter[];
}

/** Who has not handed in on time; all of them are reminded in one act. */
export function LatePanel({ formId, period, late }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const remind = useRemind(formId, period);
  const [asking, setAsking] = useState<string>();
  const columns: Column<Reporter>[] = [
    { title: t("review.reporter"), cell: (row) => row.body.name },
    {
      title: t("review.state"),
      bare: true,
      cell: (row) => (
        <span className="tags">
          <StateTag state={row.state} />
          <LateTag reporter={row} today={me.today} />
        </span>
      ),
    },
    { title: t("review.due"), kind: "number", cell: (row) => dayText(row.due_on) },
    {
      title: t("review.late.reminded"),
      kind: "number",
      cell: (row) => (row.reminded_at === null ? "–" : instantText(row.reminded_at)),
    },
    ...(late.some(({ on_behalf }) => on_behalf)
      ? [
          {
            title: t("figures.behalf.step"),
            bare: true,
            cell: (row: Reporter) => <BehalfButton formId={formId} period={period} reporter={row} />,
          },
        ]
      : []),
  ];
  return (
    <section aria-labelledby="late" className="review-part">
      <h2 id="late" tabIndex={-1}>
        {t("review.late.title", { count: late.length })}
      </h2>
      <div aria-live="polite">
        {remind.data && (
          <Notice tone="good">
            {t("review.late.done", { count: remind.data.reminded.length })}
            {remind.data.known.length > 0 &&
              ` ${t("review.late.known", { count: remind.data.known.length })}`}
          </Notice>
        )}
      </div>
      {late.length === 0 ? (
        <p>{t("review.late.none")}</p>
      ) : (
        <>
          {allows(me, "task:chase") && (
            <div className="actions">
              <Button
                onClick={() => {
                  remind.reset();
                  setAsking(crypto.randomUUID());
                }}
              >
                {t("review.late.remind", { count: late.length })}
              </Button>
            </div>
          )}
          <ListTable rows={late} columns={columns} rowKey={({ body }) => body.id} />
        </>
      )}
      {asking !== undefined && (
        <RemindDialog
          count={late.length}
          busy={remind.isPending}
          error={remind.error}
          onCancel={() => setAsking(undefined)}
          onConfirm={(text) =>
            remind.mutate(
              { key: asking, bodyIds: late.map(({ body }) => body.id), text },
              { onSuccess: () => setAsking(undefined) },
            )
          }
        />
      )}
    </section>
  );
}
