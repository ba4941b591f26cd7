import { StarFilled, TeamOutlined } from "@ant-design/icons";
import { type FocusEvent, type KeyboardEvent, memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Matrix, Task } from "@/api/types";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";

import { afterKey, type Grid, type GridRow, gridOf } from "./cells";
import "./grid.css";

interface Props {
  matrix: Matrix;
  tasks: readonly Task[];
}

/**
 * Tasks down, agencies across. It is drawn once: the keys move the focus in the page itself, without drawing
 * anything again, so that sixty by sixty stays quick.
 */
export function TaskGrid({ matrix, tasks }: Props) {
  const { t } = useTranslation();
  const grid = useMemo(() => gridOf(tasks), [tasks]);
  if (grid.columns.length === 0) return <Empty title={t("matrices.grid.none")} />;
  return (
    <>
      <ul className="grid-legend" aria-label={t("matrices.grid.legend")}>
        <li>
          <span className="grid-mark grid-lead">
            <StarFilled aria-hidden />
            {t("matrices.grid.leadLetter")}
          </span>
          {t("matrices.lead")}
        </li>
        <li>
          <span className="grid-mark grid-coordinating">
            <TeamOutlined aria-hidden />
            {t("matrices.grid.coordinatingLetter")}
          </span>
          {t("matrices.coordinating")}
        </li>
        <li className="quiet">{t("matrices.grid.keys")}</li>
      </ul>
      <Cells grid={grid} title={matrix.title} />
    </>
  );
}

const Cells = memo(function Cells({ grid, title }: { grid: Grid; title: string }) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const cellAt = (row: number, column: number) => body.current?.rows[row]?.cells[column + 1];

  const focusOn = (row: number, column: number) => {
    const next = cellAt(row, column);
    if (!next) return;
    body.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.setAttribute("tabindex", "-1");
    next.tabIndex = 0;
    next.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.target instanceof Element ? event.target.closest("td") : null;
    if (!cell || event.altKey || event.metaKey || !(cell.parentElement instanceof HTMLTableRowElement))
      return;
    const here = { row: cell.parentElement.sectionRowIndex, column: cell.cellIndex - 1 };
    const next = afterKey(event.key, event.ctrlKey, here, grid.rows.length, grid.columns.length);
    if (!next) return;
    event.preventDefault();
    focusOn(next.row, next.column);
  };
  const take = (event: FocusEvent<HTMLElement>) => {
    const cell = event.target.closest<HTMLElement>("td");
    const held = body.current?.querySelector<HTMLElement>('td[tabindex="0"]');
    if (!cell || held === cell) return;
    held?.setAttribute("tabindex", "-1");
    cell.tabIndex = 0;
  };

  return (
    <div className="table-frame grid-frame">
      {/* A table as a grid is what WAI-ARIA asks for where its cells take the keys. */}
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        className="task-grid"
        aria-label={title}
        aria-rowcount={grid.rows.length + 1}
        aria-colcount={grid.columns.length + 1}
        onKeyDown={press}
        onFocus={take}
      >
        <thead>
          <tr>
            <th scope="col" className="grid-corner">
              {t("matrices.tasks")}
            </th>
            {grid.columns.map((agency) => (
              <th
                key={agency.bodyId}
                scope="col"
                className="grid-agency"
                title={`${agency.name} · ${agency.unitName}`}
              >
                <span>
                  {agency.name}
                  <span className="quiet"> · {agency.unitName}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {grid.rows.map((row, index) => (
            <Row key={row.assignment.id} row={row} grid={grid} first={index === 0} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

function Row({ row, grid, first }: { row: GridRow; grid: Grid; first: boolean }) {
  const { t } = useTranslation();
  const { task, assignment, sub } = row;
  const name =
    sub === undefined ? task.number : t("matrices.grid.subNumber", { number: task.number, row: sub });
  const until = assignment.deadline_on === null ? undefined : dayText(assignment.deadline_on);
  return (
    <tr>
      <th scope="row" className="grid-task" title={task.content}>
        <span className="grid-task-name">
          <strong>{name}.</strong> {task.content}
        </span>
        {until !== undefined && <span className="quiet">{t("matrices.deadline.until", { day: until })}</span>}
      </th>
      {grid.columns.map((agency, column) => {
        const cell = row.cells.get(agency.bodyId);
        const tabIndex = first && column === 0 ? 0 : -1;
        if (!cell)
          return (
            <td key={agency.bodyId} role="gridcell" tabIndex={tabIndex} aria-label={t("matrices.grid.no")} />
          );
        const words = [
          t(`matrices.${cell.part}`),
          cell.through !== undefined && t("matrices.through", { group: cell.through }),
          until !== undefined && t("matrices.deadline.until", { day: until }),
        ].filter(Boolean);
        const said = words.join("; ");
        return (
          <td
            key={agency.bodyId}
            role="gridcell"
            tabIndex={tabIndex}
            aria-label={said}
            title={`${name}. ${agency.name}: ${said}`}
          >
            <span className={`grid-mark grid-${cell.part}`}>
              {cell.part === "lead" ? <StarFilled aria-hidden /> : <TeamOutlined aria-hidden />}
              {t(cell.part === "lead" ? "matrices.grid.leadLetter" : "matrices.grid.coordinatingLetter")}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
