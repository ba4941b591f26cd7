import { describe, expect, test } from "vitest";

import { draftOf, readDraft, saidByIndicator, sameSaid, typedDraft } from "./said";

const count = { kind: "count", measure_unit: "người" } as const;
const money = { kind: "money", measure_unit: "triệu đồng" } as const;
const percent = { kind: "measure", measure_unit: "%" } as const;

describe("reads a cell", () => {
  test.each([
    ["25", count, { status: "reported", number: "25" }],
    ["1.234", count, { status: "reported", number: "1234" }],
    ["0", count, { status: "reported", number: "0" }],
    ["12,5", money, { status: "reported", number: "12.5" }],
    ["12,5%", percent, { status: "reported", number: "12.5" }],
    ["", count, null],
    ["-", count, null],
  ] as const)("%j", (text, indicator, said) => {
    expect(readDraft({ text, reason: null }, indicator)).toEqual({ kind: "said", said });
  });

  test.each([
    ["12.5", count, "ambiguous"],
    ["12 5", count, "unreadable"],
    ["12,5", count, "notWhole"],
    ["1,234", count, "notWhole"],
    ["(5)", count, "negative"],
    ["−5", money, "negative"],
    ["5%", count, "unreadable"],
  ] as const)("%j is refused", (text, indicator, why) => {
    expect(readDraft({ text, reason: null }, indicator)).toEqual({ kind: "refused", why });
  });
});

test("a letter alone chooses why there is no number; blank is neither zero nor a reason", () => {
  expect(typedDraft("a")).toEqual({ text: "", reason: "not_applicable" });
  expect(typedDraft(" T ")).toEqual({ text: "", reason: "not_collected" });
  expect(typedDraft("12")).toEqual({ text: "12", reason: null });
  expect(readDraft(typedDraft("a"), count)).toEqual({
    kind: "said",
    said: { status: "not_applicable", number: null },
  });
});

test("what the service holds is shown the Vietnamese way, and reads back the same", () => {
  const kept = { category_id: 0, version: 1, copied: false };
  const said = saidByIndicator([
    { ...kept, indicator_id: 1, status: "reported", number: "1234567.800000" },
    { ...kept, indicator_id: 2, status: "not_collected", number: null },
    { ...kept, indicator_id: 3, status: "reported", number: "100" },
  ]);
  expect(draftOf(said.get(1))).toEqual({ text: "1.234.567,8", reason: null });
  expect(draftOf(said.get(2))).toEqual({ text: "", reason: "not_collected" });
  expect(draftOf(said.get(3)).text).toBe("100");
  expect(draftOf(undefined)).toEqual({ text: "", reason: null });
  expect(readDraft(draftOf(said.get(1)), money)).toEqual({ kind: "said", said: said.get(1) });
});

test("equal numbers say the same however many zeros are written", () => {
  const five = { status: "reported", number: "5" } as const;
  expect(sameSaid(five, { status: "reported", number: "5.000" })).toBe(true);
  expect(sameSaid(five, { status: "reported", number: "0.5" })).toBe(false);
  expect(sameSaid(five, null)).toBe(false);
  expect(sameSaid(undefined, null)).toBe(true);
  expect(
    sameSaid({ status: "not_collected", number: null }, { status: "not_applicable", number: null }),
  ).toBe(false);
});
