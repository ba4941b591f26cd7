import { describe, expect, test } from "vitest";

import { at, entered, jumped, moved, type Place, placesOf, selectionOf, type Surface, tabbed } from "./moves";

/** `.` empty, `o` filled, `x` read-only and filled. */
function surface(...lines: string[]): Surface {
  const sign = ({ row, column }: Place) => lines[row]?.[column];
  return {
    rows: lines.length,
    columns: lines[0]?.length ?? 0,
    filled: (place) => sign(place) !== ".",
    editable: (place) => sign(place) !== "x",
  };
}

const place = (row: number, column: number): Place => ({ row, column });

const GRID = surface("xo.x", "xxxx", "x..x");

describe("arrows", () => {
  test("go one cell and stop at the border", () => {
    expect(moved(GRID, place(0, 1), [1, 0])).toEqual(place(1, 1));
    expect(moved(GRID, place(0, 0), [0, -1])).toEqual(place(0, 0));
    expect(moved(GRID, place(1, 1), [10, 0])).toEqual(place(2, 1));
  });

  const LINE = surface("oo..o.");
  test.each([
    ["to the end of a run", 0, 1, 1],
    ["from there to the next run", 1, 1, 4],
    ["from empty to the next filled", 2, 1, 4],
    ["to the border where nothing is filled", 4, 1, 5],
    ["back over the gap", 4, -1, 1],
    ["nowhere from the border", 5, 1, 5],
  ])("with Ctrl %s", (_, from, step, to) => {
    expect(jumped(LINE, place(0, from), [0, step])).toEqual(place(0, to));
  });
});

describe("Enter", () => {
  test("goes down, past rows that take nothing", () => {
    expect(entered(GRID, at(place(0, 1)), false)).toEqual(at(place(2, 1)));
    expect(entered(GRID, at(place(2, 2)), true)).toEqual(at(place(0, 2)));
  });

  test("stays on the last row", () => {
    expect(entered(GRID, at(place(2, 1)), false)).toEqual(at(place(2, 1)));
  });

  test("after a run of Tab returns to the column where it began", () => {
    const run = tabbed(GRID, at(place(0, 1)), false);
    expect(run?.active).toEqual(place(0, 2));
    expect(run && entered(GRID, run, false)).toEqual(at(place(2, 1)));
  });
});

describe("Tab", () => {
  test("skips what takes nothing, over the end of rows", () => {
    expect(tabbed(GRID, at(place(0, 2)), false)?.active).toEqual(place(2, 1));
    expect(tabbed(GRID, at(place(2, 1)), true)?.active).toEqual(place(0, 2));
  });

  test("past the last cell leaves the grid, and before the first one too", () => {
    expect(tabbed(GRID, at(place(2, 2)), false)).toBeUndefined();
    expect(tabbed(GRID, at(place(0, 1)), true)).toBeUndefined();
  });
});

test("a selection is the rectangle between its corners, in either direction", () => {
  const selection = selectionOf({ active: place(2, 2), end: place(1, 1), runFrom: undefined });
  expect(selection).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
  expect(placesOf(selection)).toEqual([place(1, 1), place(1, 2), place(2, 1), place(2, 2)]);
});
