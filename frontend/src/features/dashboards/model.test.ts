import { describe, expect, test } from "vitest";

import type { FormPeriod } from "@/api/types";

import type { Aggregates, Child, Figure } from "./api/types";
import { courseOf, isBetter, judgements, ranking, seriesOf } from "./model";

const asked = (code: string, kind: FormPeriod["period"]["kind"], data_to: string): FormPeriod => ({
  period: { code, kind, year: Number(code.slice(0, 4)), data_from: "2018-12-15", data_to },
  due: [],
  demo: false,
});

test("a series has the periods of one kind up to the one looked at, the earliest first", () => {
  const now = asked("2026-H1", "half_year", "2026-06-14");
  const periods = [
    asked("2026-H2", "half_year", "2026-12-14"),
    now,
    asked("2025", "year", "2025-12-14"),
    asked("2025-H1", "half_year", "2025-06-14"),
  ];
  expect(seriesOf(periods, now)).toEqual(["2025-H1", "2026-H1"]);
});

const figure = (given: Partial<Figure>): Figure => ({
  form_id: 1,
  period: "2026",
  indicator_id: 1,
  category_id: 0,
  number: null,
  numerator: null,
  denominator: null,
  expected: 1,
  counted: 1,
  missing: 0,
  quality: "exact",
  reason: null,
  lower: null,
  upper: null,
  withheld: false,
  target_value: null,
  assessment: null,
  gap: null,
  change: null,
  rank: null,
  ...given,
});

const child = (name: string, given: Partial<Figure>, own = false): Child => ({
  unit: { id: name.length, code: "1", name, kind: "xã", level: "commune" },
  own,
  figures: [figure(given)],
});

describe("the order of the units below", () => {
  const order = (...children: Child[]) => {
    const answer: Pick<Aggregates, "children"> = { children };
    return ranking(answer, "2026").map((one) => one.child.unit.name);
  };

  test("is that of their ranks, those without a figure last, their own bodies left out", () => {
    expect(
      order(
        child("Xã Không Số", {}),
        child("Xã Nhì", { rank: 2, number: "9" }),
        child("Tỉnh", { number: "99" }, true),
        child("Xã Nhất", { rank: 1, number: "10" }),
      ),
    ).toEqual(["Xã Nhất", "Xã Nhì", "Xã Không Số"]);
  });

  test("is by number where nothing is better, exactly", () => {
    expect(
      order(
        child("Xã A", { number: "9.10" }),
        child("Xã B", { number: "10" }),
        child("Xã C", { number: "9.2" }),
      ),
    ).toEqual(["Xã B", "Xã C", "Xã A"]);
  });

  test("puts nought before what is not known", () => {
    expect(order(child("Xã A", {}), child("Xã B", { number: "0" }))).toEqual(["Xã B", "Xã A"]);
  });
});

test("targets are met, not met, or cannot be judged", () => {
  const kinds = ["met", "met", "not_met", "no_data", "not_enough_coverage", null] as const;
  expect(judgements(kinds.map((assessment) => figure({ assessment })))).toEqual({
    met: 2,
    not_met: 1,
    open: 2,
  });
});

test.each([
  ["0.01", "up"],
  ["-3", "down"],
  ["0.00", "same"],
] as const)("a change of %s goes %s", (change, course) => {
  expect(courseOf(change)).toBe(course);
});

test.each([
  ["up", "at_least", true],
  ["down", "at_least", false],
  ["up", "less_than", false],
  ["down", "at_most", true],
  ["same", "at_least", undefined],
  ["up", "about", undefined],
  ["up", undefined, undefined],
] as const)("%s is better by “%s”: %s", (course, comparator, better) => {
  expect(isBetter(course, comparator)).toBe(better);
});
