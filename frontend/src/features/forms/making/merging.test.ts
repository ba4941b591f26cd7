import { expect, test } from "vitest";

import { draftOf, type FlatItem, type ItemsDraft, moveItem } from "./items-draft";
import { clashesOf, merged } from "./merging";

const item = (id: number, section = "A", levels: FlatItem["levels"] = ["commune"]): FlatItem => ({
  indicator: { id, code: `C${id}`, name_vi: `${id}`, name_en: `${id}`, measure_unit: "" },
  section_vi: section,
  section_en: "",
  levels,
});
const draft = (...items: FlatItem[]) => draftOf(items);
const told = (given: ItemsDraft) =>
  given.flatMap(({ title_vi, items }) =>
    items.map(({ indicator, levels }) => `${title_vi}${indicator.id}:${levels.join("+")}`),
  );
const NONE = new Set<number>();
const BEGUN = draft(item(1), item(2), item(3, "B"));

test("what only one changed is taken, from either", () => {
  const mine = draft(item(1), item(2, "A", ["province"]), item(3, "B"));
  const theirs = draft(item(1), item(2), item(4), item(3, "B"));
  expect(clashesOf(BEGUN, mine, theirs)).toEqual([]);
  expect(told(merged(BEGUN, mine, theirs, NONE))).toEqual([
    "A1:commune",
    "A2:province",
    "A4:commune",
    "B3:commune",
  ]);
});

test("what they took out is gone unless I changed it", () => {
  const theirs = draft(item(1), item(3, "B"));
  expect(told(merged(BEGUN, BEGUN, theirs, NONE))).toEqual(["A1:commune", "B3:commune"]);
  const mine = draft(item(1), item(2, "B"), item(3, "B"));
  expect(clashesOf(BEGUN, mine, theirs).map(({ indicator, theirs: other }) => [indicator.id, other])).toEqual(
    [[2, undefined]],
  );
  expect(told(merged(BEGUN, mine, theirs, NONE))).toContain("B2:commune");
  expect(told(merged(BEGUN, mine, theirs, new Set([2])))).toEqual(["A1:commune", "B3:commune"]);
});

test("what both changed differently is asked about, and to the same is not", () => {
  const mine = draft(item(1, "A", ["province"]), item(2, "A", ["province"]), item(3, "B"));
  const theirs = draft(item(1, "A", ["province"]), item(2, "C"), item(3, "B"));
  expect(clashesOf(BEGUN, mine, theirs).map(({ indicator }) => indicator.id)).toEqual([2]);
  expect(told(merged(BEGUN, mine, theirs, NONE))).toContain("A2:province");
  expect(told(merged(BEGUN, mine, theirs, new Set([2])))).toContain("C2:commune");
});

test("my order stays", () => {
  const mine = moveItem(BEGUN, 2, -1);
  expect(told(merged(BEGUN, mine, BEGUN, NONE))).toEqual(["A2:commune", "A1:commune", "B3:commune"]);
});

test("the order of levels is no change", () => {
  const both = draft(item(1, "A", ["commune", "province"]));
  const turned = draft(item(1, "A", ["province", "commune"]));
  expect(clashesOf(draft(item(1)), both, turned)).toEqual([]);
});
