import { describe, expect, test } from "vitest";

import sharedCases from "../../../tests/submissions/check_cases.json";

import { broken, type Check, type Stated } from "./checks";

interface Case {
  name: string;
  checks: Check[];
  now: Record<string, Stated>;
  last: Record<string, Stated>;
  findings: Pick<Check, "kind" | "cell" | "severity">[];
}

/** The service evaluates the same list by the same cases. */
const isCases = (value: unknown): value is Case[] => Array.isArray(value);
const shared: unknown = sharedCases;
const cases = isCases(shared) ? shared : [];

describe("the checks mean the same here as in the service", () => {
  test("there are cases", () => expect(cases.length).toBeGreaterThan(100));

  test.each(cases)("$name", ({ checks, now, last, findings }) => {
    const found = broken(
      checks,
      (cell) => now[cell],
      (cell) => last[cell],
    );
    expect(found.map(({ kind, cell, severity }) => ({ kind, cell, severity }))).toEqual(findings);
  });
});
