import { expect, test } from "vitest";

import { optionalDay } from "./optional-day";

test.each([
  ["", null],
  ["  ", null],
  ["1/3/2025", "2025-03-01"],
  ["31/02/2025", undefined],
  ["2025", undefined],
])("%j is %j", (typed, day) => {
  expect(optionalDay(typed)).toBe(day);
});
