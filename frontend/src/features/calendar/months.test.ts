import { expect, test } from "vitest";

import { daysOf, monthAfter, readMonth, weeksOf } from "./months";

test("a month begins in the column of its weekday, and every day stands once", () => {
  const november = weeksOf("2026-11"); // 1 November 2026 is a Sunday
  expect(november).toHaveLength(6);
  expect(november[0]).toEqual([...Array<undefined>(6).fill(undefined), "2026-11-01"]);
  expect(november.flat().filter(Boolean)).toHaveLength(30);
  expect(weeksOf("2027-02")).toHaveLength(4); // from Monday to Sunday
});

test("a leap year has its day", () => {
  expect(daysOf("2028-02")).toEqual({ first: "2028-02-01", last: "2028-02-29" });
  expect(daysOf("2100-02").last).toBe("2100-02-28");
});

test("months go on over the turn of the year", () => {
  expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1), monthAfter("2026-11", 14)]).toEqual([
    "2027-01",
    "2025-12",
    "2028-01",
  ]);
});

test.each(["2026-13", "2026-00", "1899-12", "26-01", "2026-1", "", undefined, 202611])(
  "%s is no month",
  (value) => expect(readMonth(value)).toBeUndefined(),
);
