import { describe, expect, test } from "vitest";

import en from "@/locales/en/figures.json";
import vi from "@/locales/vi/figures.json";

import { readText, type Said, saidOf, type SaidWords, sameSaid, textOf } from "./said";

const count = { kind: "count", measure_unit: "người" } as const;
const money = { kind: "money", measure_unit: "triệu đồng" } as const;
const percent = { kind: "measure", measure_unit: "%" } as const;
const flag = { kind: "flag", measure_unit: "có/không" } as const;

const reported = (number: string): Said => ({ status: "reported", number });

describe("reads a cell", () => {
  test.each([
    ["25", count, reported("25")],
    ["1.234", count, reported("1234")],
    ["0", count, reported("0")],
    ["12\u00a0", count, reported("12")],
    ["12,5", money, reported("12.5")],
    ["12,5%", percent, reported("12.5")],
    ["", count, null],
    ["-", count, null],
    ["…", count, null],
    ["k", count, reported("0")],
    ["Không phát sinh", count, reported("0")],
    ["a", count, { status: "not_applicable", number: null }],
    [" T ", count, { status: "not_collected", number: null }],
    ["g", count, { status: "withheld", number: null }],
    ["Giữ kín", count, { status: "withheld", number: null }],
    ["c", count, null],
    ["có", flag, reported("1")],
    ["c", flag, reported("1")],
    ["KHÔNG", flag, reported("0")],
    ["0", flag, reported("0")],
    ["a", flag, { status: "not_applicable", number: null }],
    ["", flag, null],
  ] as const)("%j of %o", (text, indicator, said) => {
    expect(readText(text, indicator)).toEqual({ kind: "said", said });
  });

  test.each([
    ["12.5", count, "ambiguous"],
    ["1,234,567", count, "ambiguous"],
    ["12 5", count, "unreadable"],
    ["12,5", count, "notWhole"],
    ["1,234", count, "notWhole"],
    ["(5)", count, "negative"],
    ["−5", money, "negative"],
    ["5%", count, "unreadable"],
    ["2", flag, "unreadable"],
    ["ab", count, "unreadable"],
  ] as const)("%j is refused", (text, indicator, why) => {
    expect(readText(text, indicator)).toEqual({ kind: "refused", why });
  });
});

describe.each([
  ["Vietnamese", vi],
  ["English", en],
])("what a cell shows in %s reads back the same", (_, catalogue) => {
  const words: SaidWords = {
    status: (status) => catalogue.status[status],
    flag: (yes) => (yes ? catalogue.yes : catalogue.no),
  };
  test.each([
    [saidOf({ status: "reported", number: "1234567.800000" }), money],
    [saidOf({ status: "reported", number: "1E+2" }), count],
    [{ status: "not_collected", number: null }, count],
    [{ status: "not_applicable", number: null }, flag],
    [{ status: "withheld", number: null }, count],
    [reported("1"), flag],
    [reported("0"), flag],
    [null, count],
  ] as const)("%o", (said, indicator) => {
    expect(readText(textOf(said, indicator, words), indicator)).toEqual({ kind: "said", said });
  });

  test("nothing said yet", () => {
    expect(readText(catalogue.unsaid, count)).toEqual({ kind: "said", said: null });
  });
});

test("equal numbers say the same however many zeros are written", () => {
  expect(sameSaid(reported("5"), reported("5.000"))).toBe(true);
  expect(sameSaid(reported("5"), reported("0.5"))).toBe(false);
  expect(sameSaid(reported("5"), null)).toBe(false);
  expect(sameSaid(undefined, null)).toBe(true);
  expect(
    sameSaid({ status: "not_collected", number: null }, { status: "not_applicable", number: null }),
  ).toBe(false);
});
