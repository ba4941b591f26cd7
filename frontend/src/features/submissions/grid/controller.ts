import { createStore } from "@/api/store";

import type { SaidWords } from "../said";
import { createSignals } from "../signals";

import { readCells, writeCells } from "./clipboard";
import type { Grid, GridNews, Standing, Writing } from "./grid";
import type { Command } from "./keys";
import { firstEntry, type Layout, slotAt } from "./layout";
import {
  at,
  bordered,
  type Cursor,
  entered,
  jumped,
  moved,
  type Place,
  placesOf,
  rowsOf,
  samePlace,
  selectionOf,
  type Surface,
  tabbed,
} from "./moves";
import { type PastePlan, planPaste, PREVIEW_ABOVE } from "./paste";
import { slotText } from "./slot-text";

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
        reach(bordered(surface, command.extend ? cursor.end : cursor.active, command), command.extend);
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
