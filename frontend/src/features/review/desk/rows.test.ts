import { expect, test } from "vitest";

import { indicator } from "@/test/indicators";

import { deskRows } from "./rows";

const value = (id: number, number: string | null, category = 0) => ({
  indicator_id: id,
  category_id: category,
  status: number === null ? ("not_collected" as const) : ("reported" as const),
  number,
  version: 2,
  copied: false,
});
const cell = (id: number, category = 0) => ({
  indicator_id: id,
  category_id: category,
  name_vi: category ? "nữ" : null,
  name_en: category ? "women" : null,
  comments: 0,
  open_comments: 0,
});
const form = {
  sections: [{ items: [indicator(1), indicator(2)].map((one) => ({ indicator: one, levels: [] })) }],
};
const explanation = { cell: "1:0", user_name: null, explained_at: "2024-12-16T01:00:00Z" };
const submission: Parameters<typeof deskRows>[0] = {
  cells: [cell(1), cell(1, 5), cell(2), cell(9)],
  values: [value(1, "40.5"), value(2, null)],
  previous: { period_code: "2023", values: [value(1, "40"), value(1, "7", 5), value(2, "3")] },
  findings: [{ kind: "jump", severity: "soft", cell: "1:0", explained: true }],
  explanations: [
    { ...explanation, kind: "jump", text: "đúng", valid: true },
    { ...explanation, kind: "range", text: "cũ", valid: false },
  ],
};

test("each asked value stands beside the last period's, what the form does not know is left out", () => {
  const rows = deskRows(submission, form);
  expect(rows.map(({ key, change }) => [key, change])).toEqual([
    ["1:0", "0.5"],
    ["1:5", undefined],
    ["2:0", undefined],
  ]);
  expect(rows[1]?.last?.number).toBe("7");
});

test("a warning stands at its value, with the explanation that still holds", () => {
  const [first, second] = deskRows(submission, form);
  expect(first?.findings.map(({ kind }) => kind)).toEqual(["jump"]);
  expect(first?.explanations.map(({ text }) => text)).toEqual(["đúng"]);
  expect(second?.findings).toEqual([]);
});
