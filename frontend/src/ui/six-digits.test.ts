import { expect, test } from "vitest";

import { sixDigits } from "./six-digits";

test("a code is taken with and without its gap", () => {
  expect(sixDigits("123 456")).toBe("123456");
  expect(sixDigits(" 012345 ")).toBe("012345");
});

test("anything else is no code", () => {
  for (const typed of ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"]) expect(sixDigits(typed)).toBeUndefined();
});
