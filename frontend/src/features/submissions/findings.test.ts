import { expect, test } from "vitest";

import { indicator } from "@/test/indicators";

import { findingsOf, leaps } from "./findings";
import { readDraft } from "./said";

const asked = [indicator(1), indicator(2, { part_of_id: 1 }), indicator(3)];

function find(texts: Record<number, string>) {
  const findings = findingsOf(asked, (id) =>
    readDraft({ text: texts[id] ?? "", reason: null }, indicator(id)),
  );
  return findings.map((finding) => [finding.indicator.id, finding.kind]);
}

test("what is left unsaid is found, zero is not", () => {
  expect(find({ 1: "25", 2: "0" })).toEqual([[3, "unsaid"]]);
});

test("a part above its whole", () => {
  expect(find({ 1: "25", 2: "26", 3: "1" })).toEqual([[2, "partExceedsWhole"]]);
  expect(find({ 1: "25", 2: "25", 3: "1" })).toEqual([]);
});

test("a cell that cannot be read is named once, and nothing is concluded from it", () => {
  expect(find({ 1: "2.5", 2: "3", 3: "1" })).toEqual([[1, "refused"]]);
});

test.each([
  ["25000", "25", true],
  ["25", "25000", true],
  ["1.234", "1234", true],
  ["30", "25", false],
  ["0", "25", false],
  ["25", null, false],
  [null, "25", false],
])("%s after %s leaps: %s", (now, before, answer) => {
  expect(leaps(now, before)).toBe(answer);
});
