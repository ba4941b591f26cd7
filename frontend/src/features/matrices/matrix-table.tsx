import { useTranslation } from "react-i18next";

import type { Matrix, Task } from "@/api/types";

import { PartyCell } from "./party-cell";
import { subRows } from "./rows";

/** The matrix as it is printed: a task's number, content and products are merged over its sub-rows. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
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
            <th scope="col">{t("matrices.products")}</th>
          </tr>
        </thead>
        {matrix.tasks.map((task) => (
          <TaskRows key={task.id} task={task} />
        ))}
      </table>
    </div>
  );
}

function TaskRows({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <tbody>
      {subRows(task).map(({ assignment, span }) => (
        <tr key={assignment?.id ?? "none"}>
          {span !== undefined && (
            <>
              <td rowSpan={span} className="matrix-number" data-label={t("matrices.number")}>
                {task.number}
              </td>
              <th rowSpan={span} scope="rowgroup" className="matrix-content">
                {task.content}
              </th>
            </>
          )}
          <td data-label={t("matrices.lead")}>
            <PartyCell parties={assignment?.lead ?? []} />
          </td>
          <td data-label={t("matrices.coordinating")}>
            <PartyCell parties={assignment?.coordinating ?? []} />
          </td>
          {span !== undefined && (
            <td rowSpan={span} data-label={t("matrices.products")}>
              <ul className="plain-list">
                {task.products.map((product) => (
                  <li key={product.id}>{product.text}</li>
                ))}
              </ul>
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}
