import { expect, test } from "vitest";

import { codesOf, faultsOf, requestOf } from "./ask-draft";

test("codes of periods", () => {
  expect(codesOf("year", 2027)).toEqual(["2027"]);
  expect(codesOf("half_year", 2027)).toEqual(["2027-H1", "2027-H2"]);
  expect(codesOf("calendar_quarter", 2027)).toEqual(["C2027-Q1", "C2027-Q2", "C2027-Q3", "C2027-Q4"]);
  expect(codesOf("month", 2027).at(-1)).toBe("2027-M12");
  expect(codesOf("term", 2027)).toEqual([]);
});

const draft = { kind: "year", code: "2027", from: "", to: "", due: { commune: "" } } as const;

test("a due date may be left to the schedule, but a typed one must be a day", () => {
  expect(faultsOf(draft)).toEqual([]);
  expect(faultsOf({ ...draft, due: { commune: "31/2/2027" } })).toEqual(["commune"]);
  expect(faultsOf({ ...draft, due: {} })).toEqual(["levels"]);
});

test("a term needs its days", () => {
  const term = { ...draft, kind: "term", code: "T2026-2031" } as const;
  expect(faultsOf(term)).toEqual(["from", "to"]);
  const sent = requestOf({ ...term, from: "15/3/2026", to: "14/3/2031" });
  expect(sent.period).toEqual({
    code: "T2026-2031",
    kind: "term",
    data_from: "2026-03-15",
    data_to: "2031-03-14",
  });
});

test("what is sent", () => {
  expect(requestOf({ ...draft, due: { commune: "17/12/2027" } }).levels[0]?.due_on).toBe("2027-12-17");
});
