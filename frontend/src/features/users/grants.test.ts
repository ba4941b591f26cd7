import { expect, test } from "vitest";

import { inOrder, standing } from "./grants";

const today = "2026-11-22";
const days = (valid_from: string | null, valid_to: string | null) => ({ valid_from, valid_to });

test.each([
  [days(null, null), "now"],
  [days("2026-11-22", null), "now"],
  [days(null, "2026-11-22"), "now"],
  [days("2026-11-23", null), "coming"],
  [days("2026-11-23", "2026-12-01"), "coming"],
  [days("2025-01-01", "2026-11-21"), "ended"],
])("%o is %s", (grant, expected) => {
  expect(standing(grant, today)).toBe(expected);
});

test("what holds comes first and what ended last", () => {
  const ended = days(null, "2020-01-01");
  const coming = days("2027-01-01", null);
  const now = days(null, null);
  expect(inOrder([ended, coming, now], today)).toEqual([now, coming, ended]);
});
