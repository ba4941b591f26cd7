import { expect, test } from "vitest";

import { byName, fold, matches, sameName } from "./fold";

test.each([
  ["Hoà Bình", "hoa binh"],
  ["Hòa  Bình", "hoa binh"],
  ["Đức Thọ", "duc tho"],
  ["ĐỒNG TUYỂN", "dong tuyen"],
])("%s folds to %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("search takes words without diacritics in any order", () => {
  expect(matches("Sở Lao động - Thương binh và Xã hội", "lao dong so")).toBe(true);
  expect(matches("Sở Nội vụ", "tai chinh")).toBe(false);
  expect(matches("Sở Nội vụ", "")).toBe(true);
});

test("a dash of another length or spacing is the same name", () => {
  expect(sameName("Sở Lao động – Thương binh", "Sở Lao động-Thương binh")).toBe(true);
  expect(sameName("Hội Liên hiệp phụ nữ", "Hội Liên hiệp Phụ nữ tỉnh")).toBe(false);
});

test("sorts by the Vietnamese alphabet", () => {
  expect(["Đức Thọ", "Cẩm Xuyên", "Can Lộc", "Nghi Xuân"].sort(byName)).toEqual([
    "Can Lộc",
    "Cẩm Xuyên",
    "Đức Thọ",
    "Nghi Xuân",
  ]);
});
