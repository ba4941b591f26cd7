import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";
import { Tag } from "@/ui/tag";

import { MatrixStateTag } from "../matrix-state-tag";
import type { UnitCoverage } from "../types";
import type { PairGroup } from "./pairs";

/** One task with the units it was given to, or one unit with its tasks; open when its heading is. */
export function PairTable({ group, by }: { group: PairGroup; by: "task" | "unit" }) {
  const { t } = useTranslation();
  return (
    <details className="panel coverage-group" open>
      <summary>
        <strong>{group.title}</strong>{" "}
        <span className="quiet">
          {t("matrices.coverage.ofGiven", { covered: group.covered, given: group.given })}
        </span>
      </summary>
      <ListTable
        rows={group.pairs}
        rowKey={({ task, unit }) => `${task.id} ${unit.id}`}
        columns={[
          {
            title: t(by === "task" ? "figures.unit" : "matrices.content"),
            className: "plain",
            cell: ({ task, unit }) => (by === "task" ? unit.name : `${task.number}. ${task.content}`),
          },
          { title: t("matrices.coverage.state"), cell: (pair) => <CoverTag pair={pair} /> },
          {
            title: t("matrices.coverage.asked"),
            cell: ({ asked_on: day }) => (day === null ? t("matrices.deadline.none") : dayText(day)),
          },
          { title: t("matrices.coverage.own"), cell: (pair) => <OwnTasks pair={pair} /> },
        ]}
      />
    </details>
  );
}

function OwnTasks({ pair }: { pair: UnitCoverage }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {pair.implemented_by.map(({ task, matrix_state: state, deadline_on: day }) => (
        <li key={task.id}>
          <Link to="/matrices/$matrixId" params={{ matrixId: task.matrix_id }} hash={`task-${task.id}`}>
            {task.number}. {task.content}
          </Link>{" "}
          <MatrixStateTag state={state} />{" "}
          <span className="quiet">
            {day === null ? t("matrices.deadline.none") : t("matrices.deadline.until", { day: dayText(day) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CoverTag({ pair }: { pair: UnitCoverage }) {
  const { t } = useTranslation();
  if (pair.implemented_by.length === 0)
    return (
      <Tag tone="bad" icon={CloseCircleFilled}>
        {t("matrices.coverage.uncovered")}
      </Tag>
    );
  return pair.later ? (
    <Tag tone="warning" icon={ClockCircleFilled}>
      {t("matrices.coverage.later")}
    </Tag>
  ) : (
    <Tag tone="good" icon={CheckCircleFilled}>
      {t("matrices.coverage.covered")}
    </Tag>
  );
}
