import { expect, test } from "vitest";

import {
  canonical,
  compare,
  decimal,
  divide,
  isNegative,
  isWhole,
  multiply,
  round,
  subtract,
} from "./decimal";

test.each([
  ["12.50", "12.5"],
  ["-0", "0"],
  ["-0.0", "0"],
  ["0.05", "0.05"],
  ["-0.5", "-0.5"],
  ["1E+2", "100"],
  ["25E-1", "2.5"],
  ["12345678901234567890.123", "12345678901234567890.123"],
])("%s is written %s", (text, written) => {
  expect(canonical(decimal(text))).toBe(written);
});

test.each(["", "1,5", "NaN", "Infinity", "1.", ".5", "--1"])("refuses %j", (text) => {
  expect(() => decimal(text)).toThrow(RangeError);
});

test.each([
  ["1", "3", 4, "0.3333"],
  ["2", "3", 4, "0.6667"],
  ["1", "8", 2, "0.13"],
  ["-1", "8", 2, "-0.13"],
  ["99.5", "0.5", 0, "199"],
  ["0.1", "0.3", 2, "0.33"],
])("%s / %s to %i places is %s", (top, bottom, places, answer) => {
  const quotient = divide(decimal(top), decimal(bottom), places);
  expect(quotient && canonical(quotient)).toBe(answer);
});

test("nothing is divided by zero", () => {
  expect(divide(decimal("1"), decimal("0.00"), 2)).toBeUndefined();
});

test("compares and subtracts across scales, exactly", () => {
  expect(compare(decimal("0.3"), decimal("0.30"))).toBe(0);
  expect(compare(decimal("-2"), decimal("1.5"))).toBe(-1);
  expect(canonical(subtract(decimal("0.3"), decimal("0.1")))).toBe("0.2");
  expect(canonical(multiply(decimal("0.1"), decimal("0.2")))).toBe("0.02");
});

test("rounds halves away from zero", () => {
  expect(canonical(round(decimal("98.045"), 2))).toBe("98.05");
  expect(canonical(round(decimal("-98.045"), 2))).toBe("-98.05");
  expect(canonical(round(decimal("98"), 2))).toBe("98");
});

test("knows whole and negative numbers", () => {
  expect(isWhole(decimal("12.00"))).toBe(true);
  expect(isWhole(decimal("12.01"))).toBe(false);
  expect(isNegative(decimal("-0"))).toBe(false);
});
