import { expect, test } from "vitest";

import { readNumber } from "./number-input";
import { numberText, paddedNumberText } from "./number-text";

test.each([
  ["1234567.8", "1.234.567,8"],
  ["0", "0"],
  ["-1234", "−1.234"],
  ["999", "999"],
  ["1000", "1.000"],
  ["0.05", "0,05"],
  ["12345678901234567890", "12.345.678.901.234.567.890"],
])("%s is shown as %s", (canonical, shown) => {
  expect(numberText(canonical)).toBe(shown);
});

test.each(["0", "-5", "1234", "1234567.8", "0.5", "-1000.25"])(
  "what is shown of %s reads back the same",
  (value) => {
    expect(readNumber(numberText(value))).toEqual({ kind: "number", value });
  },
);

test("columns of rates line up", () => {
  expect(paddedNumberText("98.04", 2)).toBe("98,04");
  expect(paddedNumberText("50", 2)).toBe("50,00");
  expect(paddedNumberText("1234.5", 1)).toBe("1.234,5");
});
