import { expect, test } from "vitest";

import { ratioOf } from "./ratio";

const share = {
  numerator_id: 1,
  numerator_category_id: 0,
  denominator_id: 2,
  denominator_category_id: 0,
  factor: "100",
};

function of(numerator: string | null, denominator: string | null, ratio = share) {
  return ratioOf(ratio, (id) => (id === 1 ? numerator : denominator)).value;
}

test.each([
  ["1", "2", "50"],
  ["100", "102", "98.04"],
  ["1", "3", "33.33"],
  ["2", "3", "66.67"],
  ["0", "25", "0"],
  ["0.1", "0.3", "33.33"],
  ["12345678901234567890", "12345678901234567891", "100"],
])("%s of %s is %s %%", (numerator, denominator, value) => {
  expect(of(numerator, denominator)).toBe(value);
});

test("missing is not zero: no rate without both parts", () => {
  expect(of(null, "25")).toBeNull();
  expect(of("5", null)).toBeNull();
});

test("nothing is divided by zero", () => {
  expect(of("0", "0")).toBeNull();
});

test("a factor other than 100, and none", () => {
  expect(of("7", "20000", { ...share, factor: "100000" })).toBe("35");
  expect(ratioOf({ ...share, factor: null }, () => "4").value).toBe("1");
});

test("a part may be a category of an indicator: women of all staff", () => {
  const women = { ...share, numerator_id: 2, numerator_category_id: 7 };
  const numbers = new Map([
    ["2:7", "3"],
    ["2:0", "12"],
  ]);
  expect(ratioOf(women, (id, category) => numbers.get(`${id}:${category}`) ?? null).value).toBe("25");
});
