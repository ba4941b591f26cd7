import { beforeEach, describe, expect, test } from "vitest";

import { content, held, words } from "@/test/figures-form";
import { indicator } from "@/test/indicators";

import { openSheet } from "../sheet";
import { createUndo } from "../undo";

import { createGrid } from "./controller";
import type { Grid, Writing } from "./grid";
import { layoutOf } from "./layout";

const items = [1, 2, 3].map((id) => ({ indicator: indicator(id), levels: ["commune" as const] }));

function writingTo(sheet: Writing["sheet"]): Writing {
  const undo = createUndo();
  const again = (texts: [string, string][] | undefined) => {
    if (texts) sheet.write(texts);
    return texts?.map(([key]) => key);
  };
  return {
    sheet,
    type: (key, text) => void sheet.write([[key, text]]),
    commit: (key, before) => undo.push([{ key, before, after: sheet.text(key) }]),
    restore: (key, before) => void sheet.write([[key, before]]),
    put: (texts) => undo.push(sheet.write(texts)),
    undo: () => again(undo.undo()),
    redo: () => again(undo.redo()),
  };
}

let grid: Grid;
const text = (key: string) => grid.writing.sheet.text(key);

beforeEach(() => {
  const asked = content([1, 2, 3], { brokenDown: [1, 2], held: new Map([["3:0", held("30")]]) });
  const sheet = openSheet(asked, words);
  const layout = layoutOf({ sections: [{ title_vi: "A", title_en: "A", items }] }, asked, false);
  grid = createGrid(layout, writingTo(sheet), true, words);
});

test("begins at the first cell that takes figures", () => {
  expect(grid.standing.get().cursor.active).toEqual({ row: 0, column: 1 });
});

test("typing edits, Enter commits and goes down, Ctrl+Z takes it back", () => {
  grid.type("12");
  expect(grid.standing.get().editing).toBe(true);
  grid.run({ do: "enter", back: false });
  expect([text("1:0"), grid.standing.get()]).toMatchObject([
    "12",
    { editing: false, cursor: { active: { row: 1, column: 1 } } },
  ]);
  grid.run({ do: "undo" });
  expect(text("1:0")).toBe("");
  grid.run({ do: "redo" });
  expect(text("1:0")).toBe("12");
});

test("Enter after a run of Tab goes to the column where it began, typing in between", () => {
  grid.type("1");
  grid.run({ do: "tab", back: false });
  grid.type("2");
  grid.run({ do: "tab", back: false });
  grid.type("3");
  grid.run({ do: "enter", back: false });
  expect(grid.standing.get().cursor.active).toEqual({ row: 1, column: 1 });
});

test("Escape brings back what stood there before the edit", () => {
  grid.go({ row: 2, column: 1 });
  grid.type("7");
  grid.run({ do: "restore" });
  expect([text("3:0"), grid.standing.get().editing]).toEqual(["30", false]);
});

test("Delete clears the selection as one step", () => {
  grid.paste("1\t2\t3\r\n4\t5\t6");
  grid.go({ row: 0, column: 1 });
  grid.go({ row: 1, column: 3 }, true);
  grid.run({ do: "clear" });
  expect(["1:0", "1:1", "2:2"].map(text)).toEqual(["", "", ""]);
  grid.run({ do: "undo" });
  expect(["1:0", "1:1", "2:2"].map(text)).toEqual(["1", "2", "6"]);
});

describe("paste", () => {
  test("a rectangle from the corner; refused texts stay, read-only places are skipped", () => {
    grid.go({ row: 0, column: 0 });
    grid.paste('9\t1.234\t"12\n"\t12.5\t7\r\n9\t5 \t1,234,567\t\t\r\n\r\nlạc');
    expect(grid.news.get()).toMatchObject({ kind: "pasted", plan: { taken: 4, skipped: 4 } });
    expect(["1:0", "1:1", "1:2", "2:0", "2:1", "2:2"].map(text)).toEqual([
      "1.234",
      "12",
      "12.5",
      "5",
      "1,234,567",
      "",
    ]);
    const news = grid.news.get();
    const refused = news?.kind === "pasted" ? news.plan.refused : [];
    expect(refused.map(({ cell, why }) => [cell.key, why])).toEqual([
      ["1:2", "ambiguous"],
      ["2:1", "ambiguous"],
    ]);
    grid.run({ do: "undo" });
    expect(["1:0", "1:1", "1:2", "2:0", "2:1"].map(text)).toEqual(["", "", "", "", ""]);
  });

  test("one cell fills the selection", () => {
    grid.go({ row: 0, column: 1 });
    grid.go({ row: 1, column: 2 }, true);
    grid.paste("7");
    expect(["1:0", "1:1", "2:0", "2:1", "1:2"].map(text)).toEqual(["7", "7", "7", "7", ""]);
  });

  test("above 200 cells it asks first", () => {
    grid.go({ row: 0, column: 1 });
    grid.paste(Array.from({ length: 201 }, () => "1").join("\r\n"));
    expect(grid.preview.get()).toBeUndefined();
    grid.run({ do: "undo" });
    const many = Array.from({ length: 201 }, (_, index) => index + 10);
    const asked = content(many);
    const tall = many.map((id) => ({ indicator: indicator(id), levels: ["commune" as const] }));
    const layout = layoutOf({ sections: [{ title_vi: "A", title_en: "A", items: tall }] }, asked, false);
    const large = createGrid(layout, writingTo(openSheet(asked, words)), true, words);
    large.paste(many.map(() => "1").join("\r\n"));
    expect([large.preview.get()?.taken, large.writing.sheet.text("10:0")]).toEqual([201, ""]);
    const plan = large.preview.get();
    if (plan) large.apply(plan);
    expect([large.preview.get(), large.writing.sheet.text("210:0")]).toEqual([undefined, "1"]);
  });
});

test("copying takes what is shown, the Vietnamese way", () => {
  grid.paste("1.234\ta\tk");
  grid.go({ row: 0, column: 1 });
  grid.go({ row: 0, column: 4 }, true);
  expect(grid.copy()).toBe("1.234\ta\tk\t");
});

test("Tab past the last cell is left to the browser", () => {
  grid.go({ row: 2, column: 1 });
  expect(grid.run({ do: "tab", back: false })).toBe(false);
});
