import { useTranslation } from "react-i18next";

import type { Assignment, Matrix, Task } from "@/api/types";

import { PartyCell } from "../party-cell";
import { subRows } from "../rows";
import type { Columns } from "./columns";
import { DeadlineCell } from "./deadline-cell";
import { RowActions } from "./row-actions";
import { TaskContent } from "./task-content";
import type { Editing } from "./use-editing";

interface Props {
  matrix: Matrix;
  task: Task;
  columns: Columns;
  heading: string | undefined;
  editing: Editing | undefined;
  troubles: readonly string[];
}

export function TaskRows({ matrix, task, columns, heading, editing, troubles }: Props) {
  const { t } = useTranslation();
  const removed = task.removed_on !== null;
  return (
    <tbody className={removed ? "matrix-removed" : undefined}>
      {heading !== undefined && (
        <tr className="matrix-heading">
          <th colSpan={6 + Number(columns.funding) + Number(columns.responsible)} scope="rowgroup">
            {heading}
          </th>
        </tr>
      )}
      {subRows(task).map(({ assignment, span }) => (
        <tr key={assignment?.id ?? "none"}>
          {span !== undefined && (
            <>
              <td rowSpan={span} className="matrix-number" data-label={t("matrices.number")}>
                {removed ? <del>{task.number}</del> : task.number}
              </td>
              <th
                rowSpan={span}
                scope="rowgroup"
                className="matrix-content"
                id={`task-${task.id}`}
                tabIndex={-1}
              >
                <TaskContent matrix={matrix} task={task} troubles={troubles} />
                {editing && !removed && <RowActions matrix={matrix} task={task} editing={editing} />}
              </th>
            </>
          )}
          <td data-label={t("matrices.lead")}>
            <PartyCell parties={assignment?.lead ?? []} />
          </td>
          <td data-label={t("matrices.coordinating")}>
            <PartyCell parties={assignment?.coordinating ?? []} />
          </td>
          <td data-label={t("matrices.deadline.title")}>
            <DeadlineCell assignment={assignment} />
          </td>
          {span !== undefined && (
            <td rowSpan={span} data-label={t("matrices.products")}>
              <Products task={task} />
            </td>
          )}
          {columns.funding && (
            <td data-label={t("matrices.funding")}>
              <Funding assignment={assignment} />
            </td>
          )}
          {columns.responsible && <td data-label={t("matrices.responsible")}>{assignment?.responsible}</td>}
        </tr>
      ))}
    </tbody>
  );
}

function Products({ task }: { task: Task }) {
  return (
    <ul className="plain-list">
      {task.products.map((product) => (
        <li key={product.id}>{product.text}</li>
      ))}
    </ul>
  );
}

function Funding({ assignment }: { assignment: Assignment | undefined }) {
  return (
    <>
      {assignment?.funding}
      {assignment?.funding_source && <span className="official-name">{assignment.funding_source}</span>}
    </>
  );
}
