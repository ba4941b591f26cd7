import { StarFilled, TeamOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { timingText } from "@/figures/progress-looks";
import { dayText } from "@/ui/dates";

import type { Agency } from "../agencies";
import type { CellProgress } from "../types";
import { type GridRow, lookOf } from "./cells";

interface Props {
  row: GridRow;
  columns: readonly Agency[];
  first: boolean;
  progress: ReadonlyMap<string, CellProgress>;
}

/** One sub-row: its task in the first column, then a cell for every agency. */
export function GridRowCells({ row, columns, first, progress }: Props) {
  const { t } = useTranslation();
  const { task, assignment, sub } = row;
  const name =
    sub === undefined ? task.number : t("matrices.grid.subNumber", { number: task.number, row: sub });
  const until =
    assignment.deadline_on === null
      ? undefined
      : t("matrices.deadline.until", { day: dayText(assignment.deadline_on) });
  return (
    <tr>
      <th scope="row" className="grid-task" title={task.content}>
        <span className="grid-task-name">
          <strong>{name}.</strong> {task.content}
        </span>
        {until !== undefined && <span className="quiet">{until}</span>}
      </th>
      {columns.map((agency, column) => {
        const cell = row.cells.get(agency.bodyId);
        const tabIndex = first && column === 0 ? 0 : -1;
        if (!cell)
          return (
            <td key={agency.bodyId} role="gridcell" tabIndex={tabIndex} aria-label={t("matrices.grid.no")} />
          );
        const known = progress.get(`${assignment.id} ${agency.bodyId}`);
        const look = known && lookOf(known);
        const said = [
          t(`matrices.${cell.part}`),
          known && t(`progress.done.${known.done}`),
          known ? timingText(t, known.timing) : until,
          cell.through !== undefined && t("matrices.through", { group: cell.through }),
        ]
          .filter(Boolean)
          .join("; ");
        return (
          <td
            key={agency.bodyId}
            role="gridcell"
            tabIndex={tabIndex}
            title={`${name}. ${agency.name}: ${said}`}
          >
            <span className="visually-hidden">{said}</span>
            <span className={`grid-mark grid-${cell.part}`} aria-hidden>
              {cell.part === "lead" ? <StarFilled aria-hidden /> : <TeamOutlined aria-hidden />}
              {t(cell.part === "lead" ? "matrices.grid.leadLetter" : "matrices.grid.coordinatingLetter")}
            </span>
            {look !== undefined && (
              <span className={`grid-look look-${look}`} aria-hidden>
                {t(`matrices.grid.look.${look}`)}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
