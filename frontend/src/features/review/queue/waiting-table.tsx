import {
  ClockCircleFilled,
  MessageFilled,
  PaperClipOutlined,
  RollbackOutlined,
  WarningFilled,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";
import { matches } from "@/ui/fold";
import { type Column, ListTable } from "@/ui/list-table";
import { Tag } from "@/ui/tag";

import type { Queued } from "../types";

interface Props {
  items: readonly Queued[];
  /** Undefined where the reader decides nothing. */
  chosen: ReadonlySet<number> | undefined;
  onChoose: (chosen: ReadonlySet<number>) => void;
}

export function WaitingTable({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const toggle = (ids: readonly number[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    onChoose(next);
  };
  const choosing: Column<Queued>[] = chosen
    ? [
        {
          title: t("review.queue.choose"),
          cell: (row) => (
            <input
              type="checkbox"
              checked={chosen.has(row.id)}
              aria-label={t("review.queue.chooseOne", { name: row.body.name })}
              onChange={(event) => toggle([row.id], event.target.checked)}
            />
          ),
        },
      ]
    : [];
  const columns: Column<Queued>[] = [
    ...choosing,
    { title: t("review.reporter"), head: true, cell: (row) => <Name row={row} /> },
    { title: t("review.queue.toLookAt"), bare: true, cell: (row) => <Marks row={row} /> },
    {
      title: t("review.queue.submitted"),
      kind: "number",
      cell: (row) => (row.submitted_on === null ? "–" : dayText(row.submitted_on)),
    },
    { title: t("review.due"), kind: "number", cell: (row) => dayText(row.due_on) },
  ];
  const clear = items.filter(({ warnings }) => warnings === 0).map(({ id }) => id);
  return (
    <>
      {chosen && (
        <label className="check">
          <input
            type="checkbox"
            checked={clear.length > 0 && clear.every((id) => chosen.has(id))}
            onChange={(event) => toggle(clear, event.target.checked)}
          />
          {t("review.queue.chooseClear", { count: clear.length })}
        </label>
      )}
      <ListTable rows={items} columns={columns} rowKey={({ id }) => id} />
    </>
  );
}

function Name({ row }: { row: Queued }) {
  return (
    <>
      <Link to="/review/$submissionId" params={{ submissionId: row.id }}>
        {row.body.name}
      </Link>
      {!matches(row.body.name, row.unit.name) && <span className="quiet"> · {row.unit.name}</span>}
    </>
  );
}

function Marks({ row }: { row: Queued }) {
  const { t } = useTranslation();
  const marks = [
    { count: row.warnings, tone: "warning", icon: WarningFilled, word: "warnings" },
    { count: row.late ? 1 : 0, tone: "bad", icon: ClockCircleFilled, word: "late" },
    { count: row.returns, tone: "info", icon: RollbackOutlined, word: "returns" },
    { count: row.open_comments, tone: "info", icon: MessageFilled, word: "comments" },
    { count: row.attachments, tone: "neutral", icon: PaperClipOutlined, word: "attachments" },
  ] as const;
  return (
    <span className="tags">
      {marks
        .filter(({ count }) => count > 0)
        .map(({ count, tone, icon, word }) => (
          <Tag key={word} tone={tone} icon={icon}>
            {t(`review.queue.mark.${word}`, { count })}
          </Tag>
        ))}
    </span>
  );
}
