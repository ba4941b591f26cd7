import { useTranslation } from "react-i18next";

import type { Matrix } from "@/api/types";

import { columnsOf, headingAbove } from "./columns";
import { TaskRows } from "./task-rows";
import type { Editing } from "./use-editing";

interface Props {
  matrix: Matrix;
  /** Undefined for those who only read. */
  editing: Editing | undefined;
  /** What was said about a task when it was refused, by task. */
  troubles: ReadonlyMap<number, readonly string[]>;
}

/** The matrix as it is printed: a task's number, content and products are merged over its sub-rows. */
export function MatrixTable({ matrix, editing, troubles }: Props) {
  const { t } = useTranslation();
  const columns = columnsOf(matrix.tasks);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-frame matrix-frame" tabIndex={0} role="region" aria-label={matrix.title}>
      <table className="table matrix">
        <thead>
          <tr>
            <th scope="col">{t("matrices.number")}</th>
            <th scope="col">{t("matrices.content")}</th>
            <th scope="col">{t("matrices.lead")}</th>
            <th scope="col">{t("matrices.coordinating")}</th>
            <th scope="col">{t("matrices.deadline.title")}</th>
            <th scope="col">{t("matrices.products")}</th>
            {columns.funding && <th scope="col">{t("matrices.funding")}</th>}
            {columns.responsible && <th scope="col">{t("matrices.responsible")}</th>}
          </tr>
        </thead>
        {matrix.tasks.map((task, place) => (
          <TaskRows
            key={task.id}
            matrix={matrix}
            task={task}
            columns={columns}
            heading={headingAbove(matrix.tasks, place)}
            editing={editing}
            troubles={troubles.get(task.id) ?? []}
          />
        ))}
      </table>
    </div>
  );
}
