import type { FocusEvent, KeyboardEvent, MouseEvent } from "react";

import { afterKey } from "./cells";

/** One cell takes the tab; the arrows go on from it, Enter opens. Nothing is drawn again by a key. */
export function gridKeys(rows: number, columns: number, onOpen: (row: number, column: number) => void) {
  const placeOf = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest("td") : null;
    return cell?.parentElement instanceof HTMLTableRowElement
      ? { row: cell.parentElement.sectionRowIndex, column: cell.cellIndex - 1 }
      : undefined;
  };
  const hold = (table: HTMLTableElement, cell: HTMLElement) => {
    table.querySelector('td[tabindex="0"]')?.setAttribute("tabindex", "-1");
    cell.tabIndex = 0;
  };

  return {
    press: (event: KeyboardEvent<HTMLTableElement>) => {
      const here = placeOf(event.target);
      if (!here || event.altKey || event.metaKey) return;
      if (event.key === "Enter") {
        event.preventDefault();
        onOpen(here.row, here.column);
        return;
      }
      const next = afterKey(event.key, event.ctrlKey, here, rows, columns);
      if (!next) return;
      event.preventDefault();
      const cell = event.currentTarget.tBodies[0]?.rows[next.row]?.cells[next.column + 1];
      if (!cell) return;
      hold(event.currentTarget, cell);
      cell.focus();
    },
    take: (event: FocusEvent<HTMLTableElement>) => {
      const cell = event.target.closest<HTMLElement>("td");
      if (cell && cell.tabIndex !== 0) hold(event.currentTarget, cell);
    },
    open: (event: MouseEvent<HTMLTableElement>) => {
      const here = placeOf(event.target);
      if (here) onOpen(here.row, here.column);
    },
  };
}
