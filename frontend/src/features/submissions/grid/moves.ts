/** Where one stands in the grid, and where the keys lead (pure). Rows and columns count from 0, headings excluded. */
export interface Place {
  row: number;
  column: number;
}

/** The active cell holds the input; `end` is the other corner of the selection; `runFrom` where a run of Tab began. */
export interface Cursor {
  active: Place;
  end: Place;
  runFrom: number | undefined;
}

export interface Rectangle {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Surface {
  rows: number;
  columns: number;
  filled: (place: Place) => boolean;
  editable: (place: Place) => boolean;
}

export type Step = readonly [down: number, right: number];

export const at = (place: Place): Cursor => ({ active: place, end: place, runFrom: undefined });

export const samePlace = (left: Place, right: Place): boolean =>
  left.row === right.row && left.column === right.column;

export const selectionOf = ({ active, end }: Cursor): Rectangle => ({
  top: Math.min(active.row, end.row),
  left: Math.min(active.column, end.column),
  bottom: Math.max(active.row, end.row),
  right: Math.max(active.column, end.column),
});

export function placesOf({ top, left, bottom, right }: Rectangle): Place[] {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) places.push({ row, column });
  return places;
}

const inside = ({ rows, columns }: Surface, { row, column }: Place): boolean =>
  row >= 0 && column >= 0 && row < rows && column < columns;

const stepped = ({ row, column }: Place, [down, right]: Step): Place => ({
  row: row + down,
  column: column + right,
});

const held = ({ rows, columns }: Surface, { row, column }: Place): Place => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});

/** An arrow, or a page of rows: one step, stopping at the border. */
export const moved = (surface: Surface, from: Place, step: Step): Place => held(surface, stepped(from, step));

/** As a spreadsheet jumps: to the last filled cell of a run, else to the next filled one, else to the border. */
export function jumped(surface: Surface, from: Place, step: Step): Place {
  let next = stepped(from, step);
  if (!inside(surface, next)) return from;
  const running = surface.filled(from) && surface.filled(next);
  let here = next;
  while (inside(surface, next)) {
    if (running && !surface.filled(next)) return here;
    here = next;
    if (!running && surface.filled(next)) return here;
    next = stepped(next, step);
  }
  return here;
}

/**
 * Enter: the next cell below (or above) that takes figures, in the column where the run of Tab began. The last one
 * stays where it is.
 */
export function entered(surface: Surface, { active, runFrom }: Cursor, back: boolean): Cursor {
  const column = runFrom ?? active.column;
  const step = back ? -1 : 1;
  for (let row = active.row + step; row >= 0 && row < surface.rows; row += step) {
    if (surface.editable({ row, column })) return at({ row, column });
  }
  return at(active);
}

/** Tab: the next cell that takes figures, row by row; undefined past the last one, where the grid is left. */
export function tabbed(surface: Surface, { active, runFrom }: Cursor, back: boolean): Cursor | undefined {
  const step = back ? -1 : 1;
  const from = active.row * surface.columns + active.column;
  for (let index = from + step; index >= 0 && index < surface.rows * surface.columns; index += step) {
    const place = { row: Math.floor(index / surface.columns), column: index % surface.columns };
    if (surface.editable(place))
      return { ...at(place), runFrom: back ? undefined : (runFrom ?? active.column) };
  }
  return undefined;
}

/** The rows that a selection touches. */
export const rowsOf = ({ top, bottom }: { top: number; bottom: number }): number[] =>
  Array.from({ length: bottom - top + 1 }, (_, index) => top + index);

/** The first or last place of the row, or of the whole grid. */
export function bordered(
  surface: Surface,
  from: Place,
  { column, whole }: { column: "first" | "last"; whole: boolean },
): Place {
  const last = column === "last";
  const row = whole ? (last ? surface.rows - 1 : 0) : from.row;
  return { row, column: last ? surface.columns - 1 : 0 };
}
