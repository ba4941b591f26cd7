import { createStore, type Store } from "@/api/store";

import type { SaidWords } from "../said";
import type { Sheet } from "../sheet-types";
import { createSignals, type Signals } from "../signals";

import { readCells, writeCells } from "./clipboard";
import type { Command } from "./keys";
import { type Layout, slotAt } from "./layout";
import {
  at,
  type Cursor,
  entered,
  jumped,
  moved,
  type Place,
  placesOf,
  samePlace,
  selectionOf,
  type Surface,
  tabbed,
} from "./moves";
import { type PastePlan, planPaste, PREVIEW_ABOVE } from "./paste";
import { slotText } from "./slot-text";

/** Where the grid's writing goes. */
export interface Writing {
  sheet: Sheet;
  /** Shows a text at once, as it is typed: neither saved nor to be undone before it is committed. */
  type: (key: string, text: string) => void;
  /** Ends an edit that began with this text. */
  commit: (key: string, before: string) => void;
  /** Ends an edit as if it had not been. */
  restore: (key: string, before: string) => void;
  /** Writes cells as one step to undo. */
  put: (texts: readonly (readonly [key: string, text: string])[]) => void;
  undo: () => string[] | undefined;
  redo: () => string[] | undefined;
}

/** What happened that the eye may miss; read out politely and shown under the grid. */
export type GridNews =
  | { kind: "pasted"; plan: PastePlan }
  | { kind: "cleared" | "undone" | "redone"; cells: number }
  | { kind: "nothingToUndo" | "nothingToRedo" };

export interface Standing {
  cursor: Cursor;
  editing: boolean;
}

export interface Grid {
  readonly layout: Layout;
  readonly writing: Writing;
  readonly writable: boolean;
  readonly standing: Store<Standing>;
  /** By row: raised when the active cell or the selection comes, goes or changes there. */
  readonly rows: Signals<number>;
  readonly news: Store<GridNews | undefined>;
  readonly preview: Store<PastePlan | undefined>;
  readonly sheetOpen: Store<boolean>;
  /** Whether the active cell was moved on purpose since the last call: its input takes the focus then. */
  claimFocus: () => boolean;
  go: (place: Place, extend?: boolean) => void;
  edit: () => void;
  type: (text: string) => void;
  commit: () => void;
  /** Whether the key is dealt with; false leaves it to the browser, as Tab past the last cell. */
  run: (command: Command) => boolean;
  copy: () => string;
  clear: () => void;
  paste: (text: string) => void;
  apply: (plan: PastePlan) => void;
}

/** Everything about the grid that is not drawing: where one stands, and what keys, typing and the clipboard do. */
export function createGrid(
  layout: Layout,
  writing: Writing,
  writable: boolean,
  words: () => SaidWords,
): Grid {
  const { sheet } = writing;
  const standing = createStore<Standing>({ cursor: at(firstEntry(layout)), editing: false });
  const rows = createSignals<number>();
  let before: { key: string; text: string } | undefined;
  let moving = false;

  const textAt = (place: Place) => slotText(sheet, slotAt(layout, place), words());
  const surface: Surface = {
    rows: layout.rows.length,
    columns: layout.columns.length,
    filled: (place) => textAt(place) !== "",
    editable: (place) => writable && slotAt(layout, place).kind === "entry",
  };
  const here = () => standing.get().cursor;
  const activeKey = () => {
    const slot = slotAt(layout, here().active);
    return writable && slot.kind === "entry" ? slot.cell.key : undefined;
  };

  const stand = (cursor: Cursor, editing = false) => {
    const from = selectionOf(here());
    standing.set({ cursor, editing });
    const to = selectionOf(cursor);
    rows.raise(new Set([...rowsOf(from), ...rowsOf(to)]));
  };

  const commit = () => {
    if (before) writing.commit(before.key, before.text);
    before = undefined;
    if (standing.get().editing) stand(here());
  };

  const begin = () => {
    const key = activeKey();
    if (key === undefined || before) return;
    before = { key, text: sheet.text(key) };
    stand({ ...here(), end: here().active }, true);
  };

  const restore = () => {
    if (before) writing.restore(before.key, before.text);
    before = undefined;
    stand(at(here().active));
  };

  /** Moves on purpose: what was typed is committed, and the new active cell takes the focus. */
  const to = (cursor: Cursor) => {
    commit();
    moving = true;
    stand(cursor);
  };

  const extendTo = (end: Place) => stand({ ...here(), end });
  const reach = (place: Place, extend: boolean) => (extend ? extendTo(place) : to(at(place)));

  const clear = () => {
    const texts = placesOf(selectionOf(here())).flatMap((place): [string, string][] => {
      const slot = slotAt(layout, place);
      return slot.kind === "entry" && sheet.text(slot.cell.key) !== "" ? [[slot.cell.key, ""]] : [];
    });
    if (!writable || texts.length === 0) return;
    writing.put(texts);
    if (texts.length > 1) grid.news.set({ kind: "cleared", cells: texts.length });
  };

  const stepBack = (kind: "undo" | "redo") => {
    const keys = writing[kind]();
    if (!keys) grid.news.set({ kind: kind === "undo" ? "nothingToUndo" : "nothingToRedo" });
    else grid.news.set({ kind: kind === "undo" ? "undone" : "redone", cells: keys.length });
  };

  const apply = (plan: PastePlan) => {
    grid.preview.set(undefined);
    writing.put(plan.texts);
    grid.news.set({ kind: "pasted", plan });
  };

  const border = ({ column, whole, extend }: Extract<Command, { do: "border" }>) => {
    const from = extend ? here().end : here().active;
    const last = column === "last";
    const row = whole ? (last ? surface.rows - 1 : 0) : from.row;
    reach({ row, column: last ? surface.columns - 1 : 0 }, extend);
  };

  const run = (command: Command): boolean => {
    const cursor = here();
    switch (command.do) {
      case "step":
      case "jump": {
        const go = command.do === "jump" ? jumped : moved;
        reach(go(surface, command.extend ? cursor.end : cursor.active, command.by), command.extend);
        return true;
      }
      case "border":
        border(command);
        return true;
      case "enter":
        to(entered(surface, cursor, command.back));
        return true;
      case "tab": {
        const next = tabbed(surface, cursor, command.back);
        if (next) to(next);
        else commit();
        return next !== undefined;
      }
      case "restore":
        restore();
        return true;
      case "edit":
        begin();
        return true;
      case "clear":
        clear();
        return true;
      case "undo":
      case "redo":
        stepBack(command.do);
        return true;
      case "all":
        stand({
          active: cursor.active,
          end: { row: surface.rows - 1, column: surface.columns - 1 },
          runFrom: undefined,
        });
        return true;
      case "sheet":
        grid.sheetOpen.set(true);
        return true;
    }
  };

  const grid: Grid = {
    layout,
    writing,
    writable,
    standing,
    rows,
    news: createStore<GridNews | undefined>(undefined),
    preview: createStore<PastePlan | undefined>(undefined),
    sheetOpen: createStore(false),
    claimFocus: () => {
      const claimed = moving;
      moving = false;
      return claimed;
    },
    go: (place, extend = false) => {
      if (!extend && samePlace(place, here().active) && standing.get().editing) return;
      reach(place, extend);
    },
    edit: begin,
    type: (text) => {
      begin();
      if (before) writing.type(before.key, text);
    },
    commit,
    run,
    clear,
    copy: () => {
      const { top, left, bottom, right } = selectionOf(here());
      const range = (from: number, last: number) =>
        Array.from({ length: last - from + 1 }, (_, index) => from + index);
      return writeCells(
        range(top, bottom).map((row) => range(left, right).map((column) => textAt({ row, column }))),
      );
    },
    paste: (text) => {
      if (!writable) return;
      const plan = planPaste(layout, selectionOf(here()), readCells(text));
      if (plan.texts.length > PREVIEW_ABOVE) grid.preview.set(plan);
      else apply(plan);
    },
    apply,
  };
  return grid;
}

const rowsOf = ({ top, bottom }: { top: number; bottom: number }): number[] =>
  Array.from({ length: bottom - top + 1 }, (_, index) => top + index);

function firstEntry({ rows }: Layout): Place {
  const row = rows.findIndex(({ slots }) => slots.some((slot) => slot.kind === "entry"));
  const column = rows[row]?.slots.findIndex((slot) => slot.kind === "entry") ?? 0;
  return { row: Math.max(row, 0), column: Math.max(column, 0) };
}
