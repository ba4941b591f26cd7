import { expect, test } from "vitest";

import { originalOf, placesOf } from "./places";

/** A block's text, the original it was read from (which begins at 100), and words to be found again. */
const cases: [name: string, text: string, original: string, words: string[]][] = [
  ["the same text", "Chỉ tiêu 1: đạt 35%", "Chỉ tiêu 1: đạt 35%", ["Chỉ", "35%", "đạt"]],
  ["folded white space", "Đến năm 2030 đạt 60%", "Đến   năm\u00a0 2030\n đạt  60%", ["năm", "2030", "60%"]],
  ["marks composed", "Phụ nữ tiến bộ", "Phụ nữ tiến bộ".normalize("NFD"), ["nữ", "tiến", "bộ"]],
  ["letters beyond 16 bits", "a 😀 b 𝒳 c", "a 😀 b 𝒳 c", ["😀", "b", "𝒳", "c"]],
  ["beyond 16 bits, folded", "a 😀 b 𝒳 c", "a  😀  b  𝒳  c", ["😀", "b", "𝒳", "c"]],
  ["markup dropped", "Điều 1. Phạm vi", "**Điều 1.** Phạm vi", ["Điều", "Phạm", "vi"]],
];

test.each(cases)("%s", (_, text, original, words) => {
  const letters = Array.from(original);
  const piece = { text, start: 100, end: 100 + letters.length };
  const places = placesOf(piece, originalOf([{ start: 100, end: 100 + letters.length, text: original }]));
  for (const word of words) {
    const printed = original.includes(word) ? word : word.normalize("NFD");
    const start = 100 + Array.from(original.slice(0, original.indexOf(printed))).length;
    const end = start + Array.from(printed).length;
    expect(text.slice(places.inBlock(start), places.inBlock(end)).trim()).toBe(word);
    const unit = text.indexOf(word);
    expect(places.inBlock(places.inFile(unit))).toBe(unit);
  }
});

test("places outside of the block are its ends", () => {
  const places = placesOf({ text: "abc", start: 10, end: 13 }, originalOf([]));
  expect([places.inBlock(0), places.inBlock(13), places.inBlock(99)]).toEqual([0, 3, 3]);
  expect([places.inFile(0), places.inFile(3), places.inFile(99)]).toEqual([10, 13, 13]);
});

test("the original is put together from the clauses, with what is in none unknown", () => {
  const original = originalOf([
    { start: 5, end: 7, text: "cd" },
    { start: 0, end: 3, text: "a😀b" },
  ]);
  expect(original(1, 6)).toEqual(["😀", "b", undefined, undefined, "c"]);
});
