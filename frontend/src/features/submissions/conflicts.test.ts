import { expect, test } from "vitest";

import { problemFrom } from "@/api/problem";

import { conflictsIn } from "./conflicts";

const theirs = { number: "7.00", version: 5, user_name: "Cán bộ xã", revised_at: "2025-06-01T02:00:00Z" };

test("the cells that a refusal names, with what others made of them", () => {
  const problem = problemFrom(412, {
    code: "cells-changed",
    conflicts: [
      { indicator_id: 3, category_id: 0, mine: {}, theirs: { ...theirs, status: "reported" } },
      { indicator_id: 3, category_id: 4, mine: {}, theirs: { ...theirs, status: null, number: null } },
    ],
  });
  expect(conflictsIn(problem)).toEqual([
    {
      key: "3:0",
      said: { status: "reported", number: "7" },
      version: 5,
      by: "Cán bộ xã",
      at: theirs.revised_at,
    },
    { key: "3:4", said: null, version: 5, by: "Cán bộ xã", at: theirs.revised_at },
  ]);
});

test("another refusal names none", () => {
  expect(conflictsIn(problemFrom(412, { code: "version-stale" }))).toEqual([]);
});
