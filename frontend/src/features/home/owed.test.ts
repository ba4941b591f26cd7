import { expect, test } from "vitest";

import type { Reporter } from "@/api/types";
import type { FormChoice } from "@/figures/form-choice";

import { owedOf } from "./owed";

const province = { id: 1, code: "42", name: "Tỉnh Hà Tĩnh", kind: "tỉnh", level: "province" } as const;
const choice: FormChoice = {
  form: { id: 1, code: "F1", name_vi: "Biểu 1", name_en: "Form 1", unit: province, periods: [] },
  asked: {
    period: { code: "2019", kind: "year", year: 2019, data_from: "2018-12-15", data_to: "2019-12-14" },
    due: [],
    demo: false,
  },
};

const reporter = (id: number, over: Partial<Reporter>): Reporter => ({
  body: { id, name: `UBND ${id}` },
  unit: { ...province, id: id + 100 },
  parent: province,
  due_on: "2019-12-31",
  state: "draft",
  submission_id: id,
  changed_at: null,
  reminded_at: null,
  on_behalf: false,
  late: false,
  demo: false,
  ...over,
});

test("late first, then returned, then by due date; what is handed in is not owed", () => {
  const reporters = [
    reporter(1, { due_on: "2020-06-01" }),
    reporter(2, { state: "accepted" }),
    reporter(3, { state: "returned", due_on: "2020-03-01" }),
    reporter(4, { state: "not_started", submission_id: null, late: true }),
    reporter(5, { state: "submitted" }),
    reporter(6, { due_on: "2020-01-01" }),
  ];
  expect(owedOf([{ choice, reporters }]).map((owed) => owed.reporter.body.id)).toEqual([4, 3, 6, 1]);
});
