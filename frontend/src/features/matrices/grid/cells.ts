import type { Assignment, Task } from "@/api/types";

import type { CellProgress } from "../types";
import { type Agency, agenciesOf } from "../agencies";

export type Part = "lead" | "coordinating";

export interface GridCell {
  part: Part;
  /** The printed phrase of the group the body is meant by; undefined when it is named itself. */
  through: string | undefined;
}

export interface GridRow {
  task: Task;
  assignment: Assignment;
  /** Which sub-row of how many; undefined where the task has one. */
  sub: number | undefined;
  cells: ReadonlyMap<number, GridCell>;
}

export interface Grid {
  columns: Agency[];
  rows: GridRow[];
}

/** One row for each sub-row and one column for each body; a body that leads and coordinates counts as leading. */
export function gridOf(tasks: readonly Task[]): Grid {
  return {
    columns: agenciesOf(tasks),
    rows: tasks.flatMap((task) =>
      task.assignments.map((assignment, index) => ({
        task,
        assignment,
        sub: task.assignments.length > 1 ? index + 1 : undefined,
        cells: cellsOf(assignment),
      })),
    ),
  };
}

function cellsOf(assignment: Assignment): Map<number, GridCell> {
  const cells = new Map<number, GridCell>();
  for (const part of ["lead", "coordinating"] as const) {
    for (const party of assignment[part]) {
      for (const { body_id: id } of party.bodies) {
        const known = cells.get(id);
        // Its own name says more than a group that holds it too.
        if (known && (known.part !== part || known.through === undefined)) continue;
        cells.set(id, { part, through: party.match === "group" ? party.printed : undefined });
      }
    }
  }
  return cells;
}

export interface Place {
  row: number;
  column: number;
}

/** Progress by sub-row and body, for the cells of the grid. */
export function progressByCell(cells: readonly CellProgress[]): Map<string, CellProgress> {
  return new Map(cells.map((cell) => [`${cell.assignment_id} ${cell.body_id}`, cell]));
}

/** How a cell looks: what is late above all, then how far it is. */
export function lookOf({ done, timing }: Pick<CellProgress, "done" | "timing">): Look {
  if (timing.on_time === "overdue") return "overdue";
  if (done === "confirmed" || done === "reported_done") return done;
  return timing.on_time === "due_soon" ? "due_soon" : done;
}

export type Look = CellProgress["done"] | "overdue" | "due_soon";

export const LOOKS = [
  "overdue",
  "due_soon",
  "not_started",
  "in_progress",
  "reported_done",
  "confirmed",
] as const satisfies Look[];

/** Where a key leads in a grid of so many rows and columns; undefined for a key that means nothing here. */
export function afterKey(
  key: string,
  ctrl: boolean,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  switch (key) {
    case "ArrowUp":
      return { row: ctrl ? 0 : Math.max(0, row - 1), column };
    case "ArrowDown":
      return { row: ctrl ? last.row : Math.min(last.row, row + 1), column };
    case "ArrowLeft":
      return { row, column: ctrl ? 0 : Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: ctrl ? last.column : Math.min(last.column, column + 1) };
    case "Home":
      return { row: ctrl ? 0 : row, column: 0 };
    case "End":
      return { row: ctrl ? last.row : row, column: last.column };
    case "PageUp":
      return { row: Math.max(0, row - 10), column };
    case "PageDown":
      return { row: Math.min(last.row, row + 10), column };
    default:
      return undefined;
  }
}
