import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";

import { startTranslation } from "@/locales/i18n";

import type { Deadline, TargetValue } from "../types";
import { confidenceWord, deadlineWords, oftenWords, periodWords, valueWords } from "./words";

beforeAll(async () => {
  await startTranslation();
  // As with the pages, the feature's words come after the start.
  await import("../words");
});

const value = (over: Partial<TargetValue>): TargetValue => ({
  comparator: ">=",
  value: "35",
  value_to: null,
  unit: "%",
  period: null,
  flag: null,
  ...over,
});

test.each<[Partial<TargetValue>, string]>([
  [{}, "từ 35% trở lên"],
  [{ comparator: "=" }, "35%"],
  [{ comparator: ">" }, "trên 35%"],
  [{ comparator: "<" }, "dưới 35%"],
  [{ comparator: "<=", value: "12.5" }, "không quá 12,5%"],
  [{ comparator: "~", value: "1000", unit: "người" }, "khoảng 1.000 người"],
  [{ comparator: "=", value: "5", unit: "per 1000" }, "5‰"],
  [{ comparator: "=", value: "1.7", unit: "×" }, "1,7 lần"],
  [{ comparator: "=", value: "20", value_to: "25" }, "từ 20 đến 25%"],
  [{ comparator: "=", value: "8", unit: "count" }, "8"],
  [{ comparator: "=", value: null, unit: "yes/no", flag: true }, "có"],
  [{ comparator: "=", value: null, unit: "yes/no", flag: false }, "không"],
  [{ value: null }, "không nêu số"],
])("the value %j: %s", (over, words) => {
  expect(valueWords(i18next.t, value(over))).toBe(words);
});

test.each([
  ["2025", "năm 2025"],
  ["2021-2025", "giai đoạn 2021–2025"],
  ["from 2025", "từ năm 2025"],
  ["yearly", "hằng năm"],
  ["nhiệm kỳ 2026-2031", "nhiệm kỳ 2026-2031"],
])("the period %s: %s", (period, words) => {
  expect(periodWords(i18next.t, period)).toBe(words);
});

test.each([
  ["half-yearly, yearly", "6 tháng, hằng năm"],
  ["on demand, periodic", "đột xuất, định kỳ"],
  ["once (2019)", "một lần (năm 2019)"],
  ["sơ kết, tổng kết", "sơ kết, tổng kết"],
])("as often as %s: %s", (often, words) => {
  expect(oftenWords(i18next.t, often)).toBe(words);
});

const deadline = (over: Partial<Deadline>): Deadline => ({
  period: "year",
  day: 5,
  month: 12,
  year: null,
  relation: "before",
  note: null,
  ...over,
});

test.each<[Partial<Deadline>, string]>([
  [{}, "trước ngày 05/12 hằng năm"],
  [{ relation: "by" }, "chậm nhất ngày 05/12 hằng năm"],
  [{ relation: "on" }, "ngày 05/12 hằng năm"],
  [{ year: 2026 }, "trước ngày 05/12/2026"],
  [{ period: null, day: 15, month: 1, year: 2027 }, "trước ngày 15/01/2027"],
  [{ period: "half-year", day: 10, month: 6 }, "6 tháng: trước ngày 10/06 hằng năm"],
  [{ period: "month", day: 20, month: null }, "trước ngày 20 hằng tháng"],
  [
    { period: "quarter", day: 15, month: null, note: "tháng cuối quý" },
    "trước ngày 15 hằng quý (tháng cuối quý)",
  ],
  [{ period: "half-year", day: null, month: null }, "6 tháng: không nêu ngày"],
  [{ period: "year", day: null, month: null, note: "theo quy định" }, "không nêu ngày (theo quy định)"],
])("the deadline %j: %s", (over, words) => {
  expect(deadlineWords(i18next.t, deadline(over))).toBe(words);
});

test.each([
  [0.95, "clear"],
  [0.9, "clear"],
  [0.8, "fair"],
  [0.7, "doubtful"],
])("%d is %s", (confidence, word) => {
  expect(confidenceWord(confidence)).toBe(word);
});
