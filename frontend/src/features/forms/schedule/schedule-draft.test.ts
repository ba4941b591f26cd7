import { expect, test } from "vitest";

import type { ScheduleRule } from "../types";
import { draftOf, faultsOf, newRule, readMonthDay, rulesOf } from "./schedule-draft";

const YEARLY: ScheduleRule[] = [
  {
    period_kind: "year",
    level: "commune",
    due_working_days: 3,
    due_month_day: null,
    opens_days: 30,
    closes_days: null,
  },
  {
    period_kind: "year",
    level: "province",
    due_working_days: null,
    due_month_day: "12-04",
    opens_days: 0,
    closes_days: 10,
  },
];

test("rules go through a draft unchanged, from the lowest level up", () => {
  expect(rulesOf(draftOf(YEARLY))).toEqual(YEARLY);
  expect(rulesOf(draftOf([...YEARLY].reverse()))).toEqual(YEARLY);
  expect(draftOf(YEARLY)[0]?.rules[1]?.monthDay).toBe("04/12");
});

test.each([
  ["4/12", "12-04"],
  ["04-12", "12-04"],
  ["29.2", "02-29"],
  ["30/2", undefined],
  ["12/13", undefined],
  ["0/1", undefined],
  ["4/12/2026", undefined],
  ["", undefined],
])("%j is %s", (typed, expected) => {
  expect(readMonthDay(typed)).toBe(expected);
});

test("what is wrong, and where", () => {
  expect(faultsOf(draftOf(YEARLY)).size).toBe(0);
  expect([...faultsOf([{ kind: "year", rules: [] }])]).toEqual([["year", "noLevel"]]);
  const wrong = { ...newRule("commune"), workingDays: "0", opens: "x", closes: "367" };
  expect([...faultsOf([{ kind: "month", rules: [wrong] }]).keys()]).toEqual([
    "month commune workingDays",
    "month commune opens",
    "month commune closes",
  ]);
  const day = { ...newRule("province"), way: "monthDay" as const, monthDay: "31/11" };
  expect([...faultsOf([{ kind: "month", rules: [day] }]).values()]).toEqual(["monthDay"]);
});
