import { expect, test } from "vitest";

import { GAPS } from "../search";
import type { Pair, Plan, UnitBelow } from "../types";
import { type Branch, fits, treeOf } from "./gaps";

const document: Plan["document"] = {
  id: 9,
  type: "Kế hoạch",
  number: null,
  issued_on: null,
  issuer: null,
  subject: null,
  state: "issued",
};
const pair: Pair = { verdict: "later", above: null, below: null };
const plan = (over: Partial<Plan> = {}): Plan => ({
  document,
  later_deadlines: [],
  lower_targets: [],
  cites_replaced: [],
  ...over,
});
const unit = (id: number): UnitBelow["unit"] => ({
  id,
  code: `${id}`,
  kind: "xã",
  name: `Đơn vị ${id}`,
  level: "commune",
});
const row = (id: number, parent: number | null, plans: Plan[] = []): UnitBelow => ({
  unit: unit(id),
  parent: parent === null ? null : unit(parent),
  plans,
});

const below = [
  row(2, 1, [plan()]),
  row(3, 2),
  row(4, 2, [plan({ later_deadlines: [pair] }), plan()]),
  row(5, 1, [plan({ lower_targets: [pair], cites_replaced: [document] })]),
];

test.each([
  [undefined, [2, 3, 4, 5]],
  ["with_plan", [2, 4, 5]],
  ["without_plan", [3]],
  ["later_deadline", [4]],
  ["lower_target", [5]],
  ["cites_replaced", [5]],
] as const)("%s: %j", (gap, ids) => {
  expect(below.filter((one) => fits(one, gap)).map((one) => one.unit.id)).toEqual(ids);
});

const shape = (branches: readonly Branch[]): unknown[] =>
  branches.map(({ row: { unit: own }, passage, under }) => [
    passage ? `(${own.id})` : `${own.id}`,
    ...shape(under),
  ]);

test("units stand under their superiors, which stay for the sake of those under them", () => {
  expect(shape(treeOf(below, undefined))).toEqual([["2", ["3"], ["4"]], ["5"]]);
  expect(shape(treeOf(below, "without_plan"))).toEqual([["(2)", ["3"]]]);
  expect(shape(treeOf(below, "lower_target"))).toEqual([["5"]]);
});

test("every count can be pressed", () => {
  expect(GAPS.every((gap) => below.some((one) => fits(one, gap)))).toBe(true);
});
