import { expect, test } from "vitest";

import { figureText, measuredText } from "./figure-text";

test("rates stand with two decimals, counts with none of their own", () => {
  expect(figureText({ kind: "ratio", measure_unit: "%" }, "98.03921568627451")).toBe("98,04");
  expect(figureText({ kind: "ratio", measure_unit: "%" }, "50")).toBe("50,00");
  expect(figureText({ kind: "count", measure_unit: "đại biểu" }, "1234.000")).toBe("1.234");
  expect(figureText({ kind: "money", measure_unit: "triệu đồng" }, "1234567.80")).toBe("1.234.567,8");
  expect(measuredText({ kind: "ratio", measure_unit: "%" }, "27.5")).toBe("27,50 %");
});
