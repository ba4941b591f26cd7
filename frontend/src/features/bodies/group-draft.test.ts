import { expect, test } from "vitest";

import { byBody, byKind, isWhole, NEW_SELECTOR, toWrite } from "./group-draft";

const unit = { id: 7, code: "42", name: "Tỉnh Hà Tĩnh", kind: "tỉnh", level: "province" } as const;

test("a selector goes back as it came", () => {
  const read = {
    kind: "department",
    level: "province",
    within: null,
    sector: "y tế",
    unit,
    body: null,
    exclude: true,
  } as const;
  expect(toWrite(read)).toEqual({
    kind: "department",
    level: "province",
    within: null,
    sector: "y tế",
    unit_id: 7,
    body_id: null,
    exclude: true,
  });
});

test("a part is chosen by kind or by body, and stays an exception", () => {
  expect(isWhole(NEW_SELECTOR)).toBe(true);
  expect(isWhole(byBody({ kind: "other", exclude: true }))).toBe(false);
  expect(byKind({ body_id: 3, exclude: true })).toEqual({ kind: "department", exclude: true });
});
