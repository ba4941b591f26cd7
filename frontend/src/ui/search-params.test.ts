import { expect, test } from "vitest";

import { dayParam, idParam, oneOf, parseSearch, textParam, writeSearch } from "./search-params";

test("an address reads back what was written into it", () => {
  const written = writeSearch({ form: 3, period: "2025-H1", q: "Hòa Bình", state: undefined });
  expect(parseSearch(written)).toEqual({ form: "3", period: "2025-H1", q: "Hòa Bình" });
  expect(writeSearch({})).toBe("");
});

test("what does not fit is left out", () => {
  expect(idParam("12")).toBe(12);
  expect(idParam(12)).toBe(12);
  expect(["0", "-1", "1.5", "x", undefined, "99999999999"].map(idParam)).toEqual(Array(6).fill(undefined));
  expect(dayParam("2019-12-31")).toBe("2019-12-31");
  expect(dayParam("2019-02-30")).toBeUndefined();
  expect(oneOf("draft", ["draft", "accepted"])).toBe("draft");
  expect(oneOf("other", ["draft", "accepted"])).toBeUndefined();
  expect(textParam("  ")).toBeUndefined();
});
