import type { Cell } from "../cells";
import { readText, type Refusal } from "../said";

import type { Cells } from "./clipboard";
import { type Layout, slotAt } from "./layout";
import { type Place, placesOf, type Rectangle } from "./moves";

export interface RefusedPaste {
  cell: Cell;
  text: string;
  why: Refusal;
}

/** What pasting would do, before it does it. */
export interface PastePlan {
  texts: [key: string, text: string][];
  taken: number;
  refused: RefusedPaste[];
  /** Cells of the clipboard that fall on derived or read-only places, or outside the grid. */
  skipped: number;
}

/** Above this many cells the writer is asked first. */
export const PREVIEW_ABOVE = 200;

/**
 * Lays a rectangle from the selection's corner on; a single cell fills the whole selection. Texts that cannot be taken
 * stay in their cells to be mended, and are listed with the reason.
 */
export function planPaste(layout: Layout, selection: Rectangle, cells: Cells): PastePlan {
  const plan: PastePlan = { texts: [], taken: 0, refused: [], skipped: 0 };
  for (const [place, raw] of targets(selection, cells)) {
    const slot = slotAt(layout, place);
    const text = raw.replace(/\s+/g, " ").trim();
    if (slot.kind !== "entry") {
      if (text !== "") plan.skipped += 1;
      continue;
    }
    plan.texts.push([slot.cell.key, text]);
    const reading = readText(text, slot.cell.indicator);
    if (reading.kind === "said") plan.taken += 1;
    else plan.refused.push({ cell: slot.cell, text, why: reading.why });
  }
  return plan;
}

function targets(selection: Rectangle, cells: Cells): [Place, string][] {
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (only !== undefined) return placesOf(selection).map((place) => [place, only]);
  return cells.flatMap((row, down) =>
    row.map((text, right): [Place, string] => [
      { row: selection.top + down, column: selection.left + right },
      text,
    ]),
  );
}
