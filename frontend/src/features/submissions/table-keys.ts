import type { KeyboardEvent } from "react";

/** Enter and the arrows go from cell to cell, down or up; Tab keeps its own meaning and leaves the table at its end. */
export function moveToCell(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || !(event.target instanceof HTMLElement)) return;
  const step = stepOf(event);
  const here = event.target.closest<HTMLElement>("[data-cell]");
  if (step === 0 || !here) return;
  event.preventDefault();
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-cell]")];
  const next = cells[cells.indexOf(here) + step];
  if (next) focusCell(next);
  else if (step > 0) document.querySelector<HTMLElement>("[data-after-table]")?.focus();
}

function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey) return 0;
  if (key === "ArrowDown" || (key === "Enter" && !shiftKey)) return 1;
  if (key === "ArrowUp" || (key === "Enter" && shiftKey)) return -1;
  return 0;
}

/** A cell is one input, or a group of two for yes and no. */
export function focusCell(cell: HTMLElement): void {
  const input =
    cell.querySelector<HTMLInputElement>("input:checked") ??
    cell.querySelector<HTMLInputElement>("input") ??
    cell;
  input.focus();
  if (input instanceof HTMLInputElement && input.type === "text") input.select();
}
