import { expect, test } from "vitest";

import { addressOf } from "./export-button";

test("the address holds the filters that are set, and nothing else", () => {
  const query = {
    q: "bình đẳng",
    unit_id: 42,
    state: undefined,
    open: false,
    year: null,
    type: "",
    all: true,
  };
  expect(addressOf("/api/v1/documents/export", query)).toBe(
    "/api/v1/documents/export?q=b%C3%ACnh+%C4%91%E1%BA%B3ng&unit_id=42&all=true",
  );
});

test("without a filter it is the path", () => {
  expect(addressOf("/api/v1/clients/export", {})).toBe("/api/v1/clients/export");
});

test("several of a name stand one after another", () => {
  expect(addressOf("/api/v1/dashboards/export", { period: ["2025", "2026"], unit_id: 1 })).toBe(
    "/api/v1/dashboards/export?period=2025&period=2026&unit_id=1",
  );
});
