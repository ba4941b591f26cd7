import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";
import { Tag } from "@/ui/tag";

import { MatrixStateTag } from "../matrix-state-tag";
import type { GivenTask } from "../types";

/** The own tasks that carry a superior's out; one later than asked is said so. */
export function Taken({ item }: { item: GivenTask }) {
  const { t } = useTranslation();
  if (item.implemented_by.length === 0)
    return (
      <Tag tone="bad" icon={CloseCircleFilled}>
        {t("matrices.given.open")}
      </Tag>
    );
  return (
    <ul className="plain-list">
      {item.implemented_by.map(({ task, matrix_state: state, deadline_on: day }) => {
        const later = item.deadline_on !== null && (day === null || day > item.deadline_on);
        return (
          <li key={task.id}>
            <Tag tone={later ? "warning" : "good"} icon={later ? ClockCircleFilled : CheckCircleFilled}>
              {t(later ? "matrices.coverage.later" : "matrices.given.taken")}
            </Tag>{" "}
            <Link to="/matrices/$matrixId" params={{ matrixId: task.matrix_id }} hash={`task-${task.id}`}>
              {task.number}. {task.content}
            </Link>{" "}
            <MatrixStateTag state={state} />{" "}
            <span className="quiet">
              {day === null
                ? t("matrices.deadline.none")
                : t("matrices.deadline.until", { day: dayText(day) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
