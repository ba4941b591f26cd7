import { expect, test } from "vitest";

import { blank, kindOf, least, resized, wantedOf } from "./draft";

const unit = (id: number) => ({
  id,
  code: `1800${id}`,
  name: `Xã ${id}`,
  kind: "xã",
  level: "commune" as const,
});
const cited = { day: "2027-01-01", resolution: "Nghị quyết 1" };

test("a merger sends each old unit whole into the one new unit", () => {
  const draft = { ...blank("merge", unit(1)), ...cited, old: [unit(1), unit(2)] };
  expect(wantedOf(draft)).toBeUndefined();
  expect(wantedOf({ ...draft, made: [{ code: "18001", name: "Xã Mới" }] })).toEqual({
    effective_on: "2027-01-01",
    resolution: "Nghị quyết 1",
    begins: [{ code: "18001", name: "Xã Mới", kind: "xã" }],
    lines: [1, 2].map((id) => ({ predecessor_id: id, successor_code: "18001", share: "whole" })),
    alters: [],
    abolishes: [],
  });
});

test("the first part of a division is the main one", () => {
  const made = [
    { code: "18001", name: "Xã A" },
    { code: "18002", name: "Phường B" },
  ];
  const sent = wantedOf({ ...blank("split", unit(1)), ...cited, made });
  expect(sent?.lines.map(({ share }) => share)).toEqual(["part_main", "part"]);
  expect(sent?.begins.map(({ kind }) => kind)).toEqual(["xã", "phường"]);
});

test("a renamed unit goes on as itself", () => {
  const sent = wantedOf({ ...blank("rename", unit(1)), ...cited, made: [{ code: "", name: "Xã Khác" }] });
  expect(sent?.alters).toEqual([{ unit_id: 1, name: "Xã Khác", kind: "xã" }]);
});

test("a name says what kind of unit it is, and one that does not is not sent", () => {
  expect(kindOf("Thành phố Huế")).toBe("thành phố");
  expect(kindOf("Xãng")).toBeUndefined();
  expect(
    wantedOf({ ...blank("rename", unit(1)), ...cited, made: [{ code: "", name: "Khác" }] }),
  ).toBeUndefined();
});

test("a merger has two old units at least, a division two new ones", () => {
  expect(least(blank("merge", undefined))).toBe(true);
  expect(least(resized(blank("merge", undefined), 1))).toBe(false);
  expect(resized(resized(blank("split", undefined), 1), -1)).toEqual(blank("split", undefined));
});

test("of a partial adjustment both keep name and code, and what is given is a part", () => {
  const draft = { ...blank("partial", unit(1)), ...cited };
  expect(wantedOf(draft)).toBeUndefined();
  const sent = wantedOf({ ...draft, old: [unit(1), unit(2)] });
  expect(sent?.begins).toEqual([1, 2].map((id) => ({ code: `1800${id}`, name: `Xã ${id}`, kind: "xã" })));
  expect(sent?.lines).toEqual([
    { predecessor_id: 1, successor_code: "18001", share: "part_main" },
    { predecessor_id: 1, successor_code: "18002", share: "part" },
    { predecessor_id: 2, successor_code: "18002", share: "whole" },
  ]);
});

test("a unit that is moved goes on as itself below another", () => {
  const sent = wantedOf({ ...blank("transfer", unit(1)), ...cited, old: [unit(1), unit(2)] });
  expect([sent?.alters, sent?.begins, sent?.lines]).toEqual([[{ unit_id: 1, parent_id: 2 }], [], []]);
});

test("districts of an abolished level end without a successor, one or several", () => {
  const one = { ...blank("level_abolished", unit(1)), ...cited };
  expect([least(one), wantedOf(one)?.abolishes]).toEqual([true, [1]]);
  const two = resized(one, 1);
  expect([least(two), wantedOf(two)]).toEqual([false, undefined]);
  expect(wantedOf({ ...two, old: [unit(1), unit(2)] })?.abolishes).toEqual([1, 2]);
});
