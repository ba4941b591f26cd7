import { expect, test } from "vitest";

import { clockText, dayBefore, daysBetween, dayText, instantText, readDay } from "./dates";

test.each([
  ["5/3/2020", "2020-03-05"],
  ["05-03-2020", "2020-03-05"],
  ["05.03.2020", "2020-03-05"],
  ["31/12/2019", "2019-12-31"],
  ["29/2/2020", "2020-02-29"],
])("%s is %s, never month first", (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

test.each(["12/31/2019", "29/2/2019", "31/4/2020", "2019-12-31", "5/3/20", "", "hôm nay"])(
  "%j is no day",
  (typed) => {
    expect(readDay(typed)).toBeUndefined();
  },
);

test("days and instants are written the Vietnamese way, on Vietnam's clock", () => {
  expect(dayText("2019-12-14")).toBe("14/12/2019");
  expect(clockText("2019-12-14T07:05:00Z")).toBe("14:05");
  expect(instantText("2019-12-14T17:30:00Z")).toBe("00:30 15/12/2019");
});

test("counts days across months", () => {
  expect(daysBetween("2019-11-28", "2019-12-10")).toBe(12);
  expect(daysBetween("2019-12-10", "2019-12-10")).toBe(0);
});

test("the day before the first of a month or year", () => {
  expect(dayBefore("2025-07-01")).toBe("2025-06-30");
  expect(dayBefore("2020-01-01")).toBe("2019-12-31");
});
