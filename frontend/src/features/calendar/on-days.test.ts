import { expect, test } from "vitest";

import { byDay, lasting, together } from "./on-days";
import type { Day } from "./types";

const day = (key: string, first: string, last = first): Day => ({
  key,
  kind: "fixed",
  first,
  last,
  title_vi: key,
  title_en: key,
  detail: null,
  done: null,
  matrix_id: null,
  assignment_id: null,
  body_id: null,
  document_id: null,
  form_id: null,
});

const ITEMS = [
  day("b", "2026-11-20"),
  day("month", "2026-11-15", "2026-12-15"),
  day("a", "2026-11-03"),
  day("c", "2026-11-20"),
];

test("single days by their day, in order", () => {
  const found = byDay(ITEMS, { first: "2026-11-01", last: "2026-11-30" });
  expect([...found].map(([on, items]) => [on, items.map(({ key }) => key)])).toEqual([
    ["2026-11-03", ["a"]],
    ["2026-11-20", ["b", "c"]],
  ]);
});

test("what lasts stands apart, and other months are left out", () => {
  expect(lasting(ITEMS).map(({ key }) => key)).toEqual(["month"]);
  expect(byDay(ITEMS, { first: "2026-12-01", last: "2026-12-31" }).size).toBe(0);
});

test("one task of many bodies is one line of the sheet, everything else stays by itself", () => {
  const due = (key: string, assignment: number): Day => ({
    ...day(key, "2026-12-31"),
    kind: "deadline",
    assignment_id: assignment,
  });
  const found = together([
    due("a", 1),
    due("b", 1),
    due("c", 2),
    day("d", "2026-12-31"),
    day("e", "2026-12-31"),
  ]);
  expect(found.map(({ item, count }) => [item.key, count])).toEqual([
    ["a", 2],
    ["c", 1],
    ["d", 1],
    ["e", 1],
  ]);
});
