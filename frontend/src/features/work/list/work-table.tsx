import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { DoneTag, TimingTag } from "@/figures/progress-tags";
import { dayText } from "@/ui/dates";
import { type Column, ListTable } from "@/ui/list-table";

import type { WorkItem } from "../types";
import { cellKey, mayRemind } from "./selection";

interface Props {
  items: readonly WorkItem[];
  /** The lines chosen to be reminded of, by their keys. */
  chosen: ReadonlySet<string>;
  onChoose: (key: string, on: boolean) => void;
}

export function WorkTable({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const choice: Column<WorkItem> = {
    title: t("work.choose"),
    bare: true,
    cell: (item) =>
      mayRemind(item) && (
        <label className="check">
          <input
            type="checkbox"
            checked={chosen.has(cellKey(item))}
            aria-label={t("work.chooseNamed", { content: item.content, body: item.body.name })}
            onChange={(event) => onChoose(cellKey(item), event.target.checked)}
          />
        </label>
      ),
  };
  return (
    <ListTable
      rows={items}
      rowKey={(item) => `${cellKey(item)} ${item.part}`}
      columns={[
        ...(items.some(mayRemind) ? [choice] : []),
        { title: t("progress.task"), head: true, cell: (item) => <Task item={item} /> },
        {
          title: t("work.body"),
          cell: ({ body, part }) => (
            <>
              {body.name}
              <span className="work-matrix">{t(`progress.part.${part}`)}</span>
            </>
          ),
        },
        { title: t("work.deadline"), cell: (item) => <Deadline item={item} /> },
        { title: t("progress.onTimeTitle"), cell: ({ timing }) => <TimingTag timing={timing} /> },
        {
          title: t("progress.doneTitle"),
          cell: ({ done, report }) => (
            <>
              <DoneTag done={done} />
              {typeof report?.share === "number" && <span className="work-matrix">{report.share}%</span>}
            </>
          ),
        },
      ]}
    />
  );
}

function Task({ item }: { item: WorkItem }) {
  return (
    <>
      <Link
        to="/matrices/$matrixId/progress/$assignmentId"
        params={{ matrixId: item.matrix_id, assignmentId: item.assignment_id }}
        search={{ body: item.body_id }}
      >
        {item.number}. {item.content}
      </Link>
      <span className="work-matrix">{item.matrix_title}</span>
    </>
  );
}

function Deadline({ item: { deadline_on: day, original_deadline_on: first } }: { item: WorkItem }) {
  const { t } = useTranslation();
  return (
    <>
      {day === null ? t("progress.onTime.no_deadline") : dayText(day)}
      {first !== null && first !== day && (
        <span className="work-matrix">{t("progress.firstDeadline", { day: dayText(first) })}</span>
      )}
    </>
  );
}
