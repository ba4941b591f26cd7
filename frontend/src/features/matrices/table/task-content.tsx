import { StopOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Matrix, Task } from "@/api/types";
import { dayText } from "@/ui/dates";
import { Tag } from "@/ui/tag";

interface Props {
  matrix: Matrix;
  task: Task;
  troubles: readonly string[];
}

/** The words of a task with where they come from: the clause that orders it and the superior's task it carries out. */
export function TaskContent({ matrix, task, troubles }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {task.removed_on === null ? task.content : <del>{task.content}</del>}
      {task.removed_on !== null && (
        <span className="matrix-note">
          <Tag tone="neutral" icon={StopOutlined}>
            {t("matrices.removedOn", { day: dayText(task.removed_on) })}
          </Tag>
          {task.removal_reason !== null && (
            <> {t("matrices.removedBecause", { reason: task.removal_reason })}</>
          )}
        </span>
      )}
      {task.clause !== null && matrix.document !== null && (
        <span className="matrix-note">
          <Link to="/documents/$documentId" params={{ documentId: matrix.document.id }} hash={task.clause}>
            {t("matrices.clauseLink", { clause: task.clause })}
          </Link>
        </span>
      )}
      {task.implements !== null && (
        <span className="matrix-note">
          {t("matrices.carriesOut")}{" "}
          <Link
            to="/matrices/$matrixId"
            params={{ matrixId: task.implements.matrix_id }}
            hash={`task-${task.implements.id}`}
          >
            {t("matrices.taskOf", { number: task.implements.number, content: task.implements.content })}
          </Link>
        </span>
      )}
      {troubles.length > 0 && (
        <ul className="matrix-troubles">
          {troubles.map((text) => (
            <li key={text} className="field-error">
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
