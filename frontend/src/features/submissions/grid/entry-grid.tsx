import type { ClipboardEvent, KeyboardEvent, MouseEvent } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";

import type { Grid } from "./grid";
import { GridRow, useColumnName } from "./grid-row";
import { commandOf } from "./keys";
import { type Place, samePlace } from "./moves";
import "./grid.css";

interface Props {
  grid: Grid;
  label: string;
  period: string;
  previousPeriod: string | undefined;
  returned: ReadonlySet<string>;
}

/** The form as a spreadsheet: one stop of Tab, the active cell an input, everything else plain cells. */
export function EntryGrid({ grid, label, period, previousPeriod, returned }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const columnName = useColumnName();
  const { sections, columns, rows } = grid.layout;
  return (
    <div className="grid-frame">
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid is a table with a cursor
        role="grid"
        className="grid"
        aria-label={label}
        aria-rowcount={rows.length + sections.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        onKeyDown={(event) => onKeyDown(grid, event)}
        onMouseDown={(event) => onMouseDown(grid, event)}
        onMouseMove={(event) => onMouseMove(grid, event)}
        onDoubleClick={(event) => onDoubleClick(grid, event)}
        onCopy={(event) => onCopy(grid, event)}
        onCut={(event) => onCut(grid, event)}
        onPaste={(event) => onPaste(grid, event)}
      >
        <colgroup>
          <col className="grid-names" />
          {columns.map(({ kind, category }) => (
            <col key={`${kind} ${category.id}`} className={`grid-column-${kind}`} />
          ))}
        </colgroup>
        <thead>
          <tr role="row" aria-rowindex={1}>
            <th scope="col" role="columnheader" aria-colindex={1}>
              {t("entry.indicator")}
            </th>
            {columns.map((column, index) => (
              <th
                key={`${column.kind} ${column.category.id}`}
                scope="col"
                role="columnheader"
                aria-colindex={index + 2}
              >
                {columnName(column)}
                {column.kind === "previous" && previousPeriod !== undefined && (
                  <small>{previousPeriod}</small>
                )}
                {column.kind === "entry" && index === 1 && <small>{period}</small>}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.firstRow}>
            <tr role="row" aria-rowindex={section.firstRow + section.index + 2} className="grid-section">
              <th scope="rowgroup" role="rowheader" colSpan={columns.length + 1} aria-colindex={1}>
                <span>
                  {section.index + 1}. {pick(section.title_vi, section.title_en)}
                </span>
              </th>
            </tr>
            {rows.map(
              (row, index) =>
                row.section === section.index && (
                  <GridRow
                    key={index}
                    grid={grid}
                    index={index}
                    ariaRow={index + section.index + 3}
                    returned={returned}
                  />
                ),
            )}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function onKeyDown(grid: Grid, event: KeyboardEvent<HTMLElement>): void {
  const input = event.target;
  if (!(input instanceof HTMLInputElement)) return;
  const command = commandOf(event.nativeEvent, grid.standing.get().editing);
  if (!command) return;
  if (grid.run(command)) event.preventDefault();
  if (command.do === "edit") input.setSelectionRange(input.value.length, input.value.length);
}

function placeAt(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return cell ? { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) } : undefined;
}

function onMouseDown(grid: Grid, event: MouseEvent<HTMLElement>): void {
  const place = placeAt(event.target);
  if (!place || event.button !== 0) return;
  const input = event.target instanceof HTMLInputElement ? event.target : undefined;
  // In a cell that is being edited the mouse places the caret, as in any input.
  if (input && grid.standing.get().editing && !event.shiftKey) return;
  event.preventDefault();
  grid.go(place, event.shiftKey);
  input?.focus();
}

/** With the button held down the selection follows the mouse. */
function onMouseMove(grid: Grid, event: MouseEvent<HTMLElement>): void {
  const { cursor, editing } = grid.standing.get();
  const place = event.buttons === 1 && !editing ? placeAt(event.target) : undefined;
  if (place && !samePlace(place, cursor.end)) grid.go(place, true);
}

function onDoubleClick(grid: Grid, event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLInputElement)) return;
  grid.edit();
  event.target.setSelectionRange(event.target.value.length, event.target.value.length);
}

function onCopy(grid: Grid, event: ClipboardEvent<HTMLElement>): void {
  if (grid.standing.get().editing) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", grid.copy());
}

function onCut(grid: Grid, event: ClipboardEvent<HTMLElement>): void {
  if (grid.standing.get().editing) return;
  onCopy(grid, event);
  grid.clear();
}

function onPaste(grid: Grid, event: ClipboardEvent<HTMLElement>): void {
  const text = event.clipboardData.getData("text/plain");
  if (grid.standing.get().editing && !/[\t\r\n]/.test(text)) return;
  event.preventDefault();
  grid.paste(text);
}
