import { expect, test } from "vitest";

import { spanIn } from "./span-in";

const clause = { text: "😀 a) Đạt từ 35%  trở lên (2025)", start: 100, end: 131 };

test.each<[string, object | undefined]>([
  ["", { start: 100, end: 131, quote: clause.text }],
  ["đạt từ", { start: 105, end: 111, quote: "Đạt từ" }],
  ["35% trở lên", { start: 112, end: 124, quote: "35%  trở lên" }],
  ["(2025)", { start: 125, end: 131, quote: "(2025)" }],
  ["40%", undefined],
])("%s", (words, span) => {
  expect(spanIn(clause, words)).toEqual(span);
});
