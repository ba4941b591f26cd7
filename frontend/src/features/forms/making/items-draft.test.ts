import { expect, test } from "vitest";

import {
  addItem,
  changeSection,
  draftOf,
  emptySection,
  faultsOf,
  type FlatItem,
  type ItemsDraft,
  itemsOf,
  moveItem,
  moveSection,
  placeOf,
  removeItem,
  setLevels,
} from "./items-draft";

const named = (id: number) => ({
  id,
  code: `C${id}`,
  name_vi: `Chỉ tiêu ${id}`,
  name_en: `Indicator ${id}`,
  measure_unit: "người",
});
const item = (id: number, section: string, levels: FlatItem["levels"] = ["commune"]): FlatItem => ({
  indicator: named(id),
  section_vi: section,
  section_en: "",
  levels,
});
const TWO = [item(1, "A"), item(2, "A"), item(3, "B", ["commune", "province"])];
const order = (draft: ItemsDraft) =>
  draft.map(({ title_vi, items }) => [title_vi, ...items.map(({ indicator }) => indicator.id)]);

test("items of one title that stand together are a section, and are sent as they were", () => {
  expect(order(draftOf(TWO))).toEqual([
    ["A", 1, 2],
    ["B", 3],
  ]);
  expect(itemsOf(draftOf(TWO)).map((one) => [one.indicator_id, one.section_vi, one.levels])).toEqual([
    [1, "A", ["commune"]],
    [2, "A", ["commune"]],
    [3, "B", ["commune", "province"]],
  ]);
});

test.each([
  [
    2,
    -1,
    [
      ["A", 2, 1],
      ["B", 3],
    ],
  ],
  [
    2,
    1,
    [
      ["A", 1],
      ["B", 2, 3],
    ],
  ],
  [3, -1, [["A", 1, 2, 3], ["B"]]],
  [
    1,
    -1,
    [
      ["A", 1, 2],
      ["B", 3],
    ],
  ],
  [
    3,
    1,
    [
      ["A", 1, 2],
      ["B", 3],
    ],
  ],
  [
    9,
    1,
    [
      ["A", 1, 2],
      ["B", 3],
    ],
  ],
] as const)("indicator %i moves by %i", (id, step, expected) => {
  expect(order(moveItem(draftOf(TWO), id, step))).toEqual(expected);
});

test("sections move, and stop at the ends", () => {
  const draft = draftOf(TWO);
  const [first] = draft;
  const key = first?.key ?? "";
  expect(order(moveSection(draft, key, 1))).toEqual([
    ["B", 3],
    ["A", 1, 2],
  ]);
  expect(moveSection(draft, key, -1)).toBe(draft);
});

test("a new item is asked of the levels of the one before it", () => {
  const draft = draftOf(TWO);
  const last = draft[1]?.key ?? "";
  expect(itemsOf(addItem(draft, last, named(4))).at(-1)?.levels).toEqual(["commune", "province"]);
  const empty = emptySection();
  expect(itemsOf(addItem([empty], empty.key, named(4)))[0]?.levels).toEqual(["commune"]);
  const more = emptySection();
  expect(itemsOf(addItem([...draft, more], more.key, named(4))).at(-1)?.levels).toEqual([
    "commune",
    "province",
  ]);
});

test("where an indicator stands", () => {
  expect(placeOf(draftOf(TWO), 2)?.place).toBe(2);
  expect(placeOf(removeItem(draftOf(TWO), 2), 2)).toBeUndefined();
});

test("what is wrong, and where", () => {
  expect([...faultsOf([])]).toEqual([["sections", "noSection"]]);
  expect(faultsOf(draftOf(TWO)).size).toBe(0);
  const draft = setLevels(draftOf(TWO), 3, []);
  const [first, second] = draft;
  const twice = changeSection(draft, second?.key ?? "", { title_vi: " a " });
  expect([...faultsOf(twice)]).toEqual([
    [`${second?.key ?? ""}/title`, "titleTwice"],
    ["item-3", "levels"],
  ]);
  const bare = changeSection(draftOf([item(1, "A")]), "none", {});
  const emptied = [...removeItem(bare, 1), emptySection()];
  expect([...faultsOf(emptied).values()]).toEqual(["empty", "title", "empty"]);
  expect(first?.title_vi).toBe("A");
});
