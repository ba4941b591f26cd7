import { expect, test } from "vitest";

import { content } from "@/test/figures-form";
import { indicator } from "@/test/indicators";

import { layoutOf, placeOf, slotAt } from "./layout";

const item = (id: number) => ({ indicator: indicator(id), levels: ["commune" as const] });
const form = {
  sections: [
    { title_vi: "A", title_en: "A", items: [item(1), item(2)] },
    { title_vi: "B", title_en: "B", items: [item(8)] },
    { title_vi: "C", title_en: "C", items: [item(3)] },
  ],
};
const ratio = indicator(9, { kind: "ratio", numerator_id: 2, denominator_id: 1, factor: "100" });
const asked = content([1, 2, 3], { brokenDown: [2], ratios: [ratio] });
const layout = layoutOf(form, asked, false);

test("columns: last period, the total, every category that is asked, and the sum where they add up", () => {
  expect(layout.columns.map(({ kind, category }) => `${kind}:${category.id}`)).toEqual([
    "previous:0",
    "entry:0",
    "entry:1",
    "entry:2",
    "sum:0",
  ]);
  expect(layoutOf(form, content([1]), false).columns.map(({ kind }) => kind)).toEqual(["previous", "entry"]);
  expect(layoutOf(form, content([1]), true).columns.map(({ kind }) => kind)).toEqual([
    "previous",
    "entry",
    "change",
  ]);
});

test("rows: what is asked in its section, rates under their numerator, sections without rows left out", () => {
  expect(layout.rows.map(({ number, indicator: { id } }) => [number, id])).toEqual([
    ["1.1", 1],
    ["1.2", 2],
    ["", 9],
    ["2.1", 3],
  ]);
  expect(layout.sections.map(({ title_vi, firstRow }) => [title_vi, firstRow])).toEqual([
    ["A", 0],
    ["C", 3],
  ]);
});

test("a place where nothing is asked holds nothing", () => {
  const kinds = layout.rows.map(({ slots }) => slots.map(({ kind }) => kind));
  expect(kinds).toEqual([
    ["previous", "entry", "none", "none", "none"],
    ["previous", "entry", "entry", "entry", "sum"],
    ["rateBefore", "rate", "none", "none", "none"],
    ["previous", "entry", "none", "none", "none"],
  ]);
  expect(slotAt(layout, { row: 99, column: 0 }).kind).toBe("none");
});

test("a cell's place by its key", () => {
  expect(placeOf(layout, "2:1")).toEqual({ row: 1, column: 2 });
  expect(placeOf(layout, "77:0")).toBeUndefined();
});
