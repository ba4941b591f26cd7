import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  WarningFilled,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Matrix } from "@/api/types";
import { Loaded } from "@/ui/loaded";
import { Tag } from "@/ui/tag";

import { useCheck } from "../api/use-check";
import { goToTask } from "../table/go-to-task";
import type { Editing } from "../table/use-editing";
import type { CheckItem } from "../types";
import { bySeverity } from "./severities";

const LOOKS = {
  error: { tone: "bad", icon: ExclamationCircleFilled },
  warning: { tone: "warning", icon: WarningFilled },
  note: { tone: "info", icon: InfoCircleFilled },
} as const;

interface Props {
  matrix: Matrix;
  editing: Editing | undefined;
}

/** What stands in the way of issuing, what should be looked at, and what is only said; each leads to its row. */
export function CheckPanel({ matrix, editing }: Props) {
  const { t } = useTranslation();
  const check = useCheck(matrix.id);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="panel" aria-labelledby="check">
      <h2 id="check" ref={heading} tabIndex={-1}>
        {t("matrices.check.title")}
      </h2>
      <Loaded query={check}>
        {({ items }) =>
          items.length === 0 ? (
            <Tag tone="good" icon={CheckCircleFilled}>
              {t("matrices.check.nothing")}
            </Tag>
          ) : (
            [...bySeverity(items)].map(([severity, held]) => (
              <div key={severity} className="section">
                <h3>
                  <Tag {...LOOKS[severity]}>{t(`matrices.check.${severity}`, { count: held.length })}</Tag>
                </h3>
                <ul className="check-items">
                  {held.map((item) => (
                    <li key={`${item.code} ${item.task_id} ${item.assignment_id} ${item.party_id}`}>
                      <Remark
                        item={item}
                        matrix={matrix}
                        editing={editing}
                        onRepaired={() => heading.current?.focus()}
                      />
                    </li>
                  ))}
                </ul>
              </div>
            ))
          )
        }
      </Loaded>
    </section>
  );
}

interface RemarkProps extends Props {
  item: CheckItem;
  onRepaired: () => void;
}

function Remark({ item, matrix, editing, onRepaired }: RemarkProps) {
  const { t } = useTranslation();
  const { task_id: taskId, repair } = item;
  const task = matrix.tasks.find(({ id }) => id === taskId);
  const row = task ? task.assignments.findIndex(({ id }) => id === item.assignment_id) : -1;
  const place =
    task &&
    (task.assignments.length > 1 && row >= 0
      ? t("matrices.check.subRow", { number: task.number, row: row + 1 })
      : t("matrices.check.row", { number: task.number }));
  return (
    <>
      <span>
        {place !== undefined && <strong>{place}: </strong>}
        {item.text}
      </span>
      <span className="actions">
        {task && (
          <Button size="small" onClick={() => goToTask(task.id)}>
            {t("matrices.check.go")}
            <span className="visually-hidden"> {place}</span>
          </Button>
        )}
        {task && editing && (
          <Link
            to="/matrices/$matrixId/tasks/$taskId"
            params={{ matrixId: matrix.id, taskId: task.id }}
            className="check-edit"
          >
            {t("matrices.editTask")}
            <span className="visually-hidden"> {place}</span>
          </Link>
        )}
        {repair !== null && editing && (
          <Button
            size="small"
            type="primary"
            loading={editing.busy}
            onClick={() =>
              editing.ask({
                title: t(`matrices.repair.${repair}`),
                order: (reason) => ({
                  kind: "repair",
                  body: {
                    repair,
                    task_id: item.task_id,
                    assignment_id: item.assignment_id,
                    party_id: item.party_id,
                    reason,
                  },
                }),
                said: t("matrices.check.repaired"),
                focus: onRepaired,
              })
            }
          >
            {t(`matrices.repair.${repair}`)}
            <span className="visually-hidden"> {place}</span>
          </Button>
        )}
      </span>
    </>
  );
}
