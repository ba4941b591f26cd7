import { expect, test } from "vitest";

import { LONGEST_DELEGATION, readRange } from "./day-range";

const today = "2026-11-22";
const delegation = (first: string, last: string) =>
  readRange(first, last, { today, longest: LONGEST_DELEGATION });

test("a delegation has two days, both included; one day is enough", () => {
  expect(delegation("22/11/2026", "22.11.2026")).toEqual({
    ok: true,
    first: "2026-11-22",
    last: "2026-11-22",
  });
});

test.each([
  ["21/11/2026", "30/11/2026", { ok: false, first: "past" }],
  ["25/11/2026", "24/11/2026", { ok: false, last: "order" }],
  ["31/02/2027", "", { ok: false, first: "shape", last: "shape" }],
  ["22/11/2026", "", { ok: false, last: "shape" }],
])("%s to %s is refused", (first, last, refusal) => {
  expect(delegation(first, last)).toMatchObject(refusal);
});

test("a delegation ends within 366 days, as the service counts them", () => {
  expect(delegation("22/11/2026", "22/11/2027")).toMatchObject({ ok: true });
  expect(delegation("22/11/2026", "23/11/2027")).toMatchObject({ ok: false, last: "long" });
});

test("a role may be without an end", () => {
  expect(readRange("1/12/2026", " ", { today })).toEqual({ ok: true, first: "2026-12-01", last: null });
  expect(readRange("1/12/2026", "1/1/2040", { today })).toMatchObject({ ok: true });
});
