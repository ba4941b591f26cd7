import { expect, test } from "vitest";

import { conflictsOf, keptDrafts } from "./conflicts";
import { type Draft, readDraft, type Said } from "./said";

const number = (value: string): Said => ({ status: "reported", number: value });
const typed = (text: string): Draft => ({ text, reason: null });
const said = (entries: [number, Said][]) => new Map(entries);

const read = (_: number, draft: Draft) => {
  const reading = readDraft(draft, { kind: "count", measure_unit: "người" });
  return reading.kind === "said" ? reading.said : undefined;
};

const base = said([
  [1, number("10")],
  [2, number("20")],
]);

test("only cells that both sides changed, differently, are asked about", () => {
  const theirs = said([
    [1, number("11")],
    [2, number("21")],
    [4, number("7")],
  ]);
  const drafts = new Map([
    [1, typed("12")], // both, differently
    [2, typed("21")], // both, the same
    [3, typed("5")], // only mine
    [4, typed("8")], // both, from blank
  ]);
  expect(conflictsOf(base, theirs, drafts, read)).toEqual([
    { indicatorId: 1, theirs: number("11"), mine: typed("12") },
    { indicatorId: 4, theirs: number("7"), mine: typed("8") },
  ]);
});

test("a cell they cleared is a conflict too, and so is one of mine that cannot be read", () => {
  const drafts = new Map([
    [1, typed("12")],
    [2, typed("2.5")],
  ]);
  const conflicts = conflictsOf(base, said([[2, number("25")]]), drafts, read);
  expect(conflicts.map(({ indicatorId, theirs }) => [indicatorId, theirs])).toEqual([
    [1, null],
    [2, number("25")],
  ]);
});

test("cells they left alone stay mine without asking", () => {
  expect(conflictsOf(base, base, new Map([[1, typed("99")]]), read)).toEqual([]);
});

test("keeping theirs drops mine, keeping mine leaves it to be sent", () => {
  const drafts = new Map([
    [1, typed("12")],
    [4, typed("8")],
  ]);
  expect([...keptDrafts(drafts, new Set([1])).keys()]).toEqual([4]);
});
