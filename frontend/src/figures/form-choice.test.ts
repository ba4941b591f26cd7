import { expect, test } from "vitest";

import type { FormSummary } from "@/api/types";

import { choicesOf, chosen } from "./form-choice";

const unit = { id: 1, code: "42", name: "Tỉnh Hà Tĩnh", kind: "tỉnh", level: "province" } as const;

function form(id: number, ...years: number[]): FormSummary {
  const periods = years.map((year) => ({
    period: {
      code: `${year}`,
      kind: "year",
      year,
      data_from: `${year - 1}-12-15`,
      data_to: `${year}-12-14`,
    } as const,
    due: [],
    demo: false,
  }));
  return { id, code: `F${id}`, name_vi: `Biểu ${id}`, name_en: `Form ${id}`, unit, periods };
}

const choices = choicesOf([form(1, 2018, 2019, 2021), form(2, 2019)], "2019-12-20");
const pick = (formId?: number, period?: string, today = "2019-12-20") => {
  const choice = chosen(choices, formId, period, today);
  return choice && [choice.form.id, choice.asked.period.code];
};

test("latest data first, without periods that have not begun", () => {
  expect(choices.map(({ form: { id }, asked }) => [id, asked.period.code])).toEqual([
    [1, "2019"],
    [2, "2019"],
    [1, "2018"],
  ]);
});

test("takes what the address names, else the latest period whose data is complete", () => {
  expect(pick(1, "2018")).toEqual([1, "2018"]);
  expect(pick(2)).toEqual([2, "2019"]);
  expect(pick()).toEqual([1, "2019"]);
  expect(pick(1, undefined, "2019-06-01")).toEqual([1, "2018"]);
  expect(pick(9, "1999")).toEqual([1, "2019"]);
  expect(chosen([], 1, "2019", "2019-12-20")).toBeUndefined();
});
