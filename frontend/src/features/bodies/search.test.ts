import { expect, test } from "vitest";

import { readBodiesSearch, readGroupsSearch } from "./search";

test("what an address says is kept where it fits", () => {
  expect(
    readBodiesSearch({
      q: "so y te",
      unit: "7",
      below: "true",
      kind: "department",
      sector: "y tế",
      on: "2025-06-30",
    }),
  ).toEqual({ q: "so y te", unit: 7, below: true, kind: "department", sector: "y tế", on: "2025-06-30" });
});

test("and left out where it does not", () => {
  expect(readBodiesSearch({ q: " ", unit: "-1", below: "no", kind: "ministry", on: "2025-02-30" })).toEqual(
    {},
  );
  expect(readGroupsSearch({ group: "x", on: "30/6/2025", since: "2025-06-30" })).toEqual({
    since: "2025-06-30",
  });
});
