import type { Form, FormPeriod, Indicator, Target } from "@/api/types";
import { absolute, canonical, compare, decimal } from "@/figures/decimal";

import type { Aggregates, Child, Figure } from "./api/types";

/** So many periods fit beside each other on paper. */
const MOST_PERIODS = 8;
/** The total of an indicator, as the service writes it. */
export const TOTAL = 0;

/** The periods of a series: the one looked at and those of its kind before it, the earliest first. */
export function seriesOf(periods: readonly FormPeriod[], shown: FormPeriod): string[] {
  return periods
    .map(({ period }) => period)
    .filter(({ kind, data_to }) => kind === shown.period.kind && data_to <= shown.period.data_to)
    .sort((a, b) => a.data_to.localeCompare(b.data_to))
    .slice(-MOST_PERIODS)
    .map(({ code }) => code);
}

/** Rates first: they are what targets are about. */
export const indicatorsOf = (form: Form): Indicator[] => [
  ...form.ratios,
  ...form.sections.flatMap((section) => section.items.map((item) => item.indicator)),
];

/** The figures of one indicator and category, in the order of the periods that the answer is about. */
export function over(answer: Aggregates, indicator: number, category: number): (Figure | undefined)[] {
  const of = answer.figures.filter((row) => row.indicator_id === indicator && row.category_id === category);
  return answer.periods.map(({ code }) => of.find((row) => row.period === code));
}

/** What is asked of anybody in the period, for the choice of indicators. */
export const isAsked = (answer: Aggregates, period: string, indicator: number): boolean =>
  answer.figures.some((row) => row.period === period && row.indicator_id === indicator && row.expected > 0);

export interface Ranked {
  child: Child;
  figure: Figure;
}

/** Units below with their figure of one period: by rank, or by number where nothing is better; the unknown last. */
export function ranking(answer: Pick<Aggregates, "children">, period: string): Ranked[] {
  const found = answer.children.flatMap((child) => {
    const figure = child.figures.find((row) => row.period === period);
    return child.own || !figure ? [] : [{ child, figure }];
  });
  return found.sort(
    (a, b) =>
      place(a.figure) - place(b.figure) ||
      byNumber(a.figure, b.figure) ||
      a.child.unit.name.localeCompare(b.child.unit.name, "vi"),
  );
}

const place = ({ rank, number }: Figure): number =>
  rank ?? (number === null ? Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER - 1);

function byNumber(a: Figure, b: Figure): number {
  if (a.number === null || b.number === null) return Number(a.number === null) - Number(b.number === null);
  return compare(decimal(b.number), decimal(a.number));
}

export interface Judgements {
  met: number;
  not_met: number;
  /** No figure, or too few reports. */
  open: number;
}

export function judgements(figures: readonly Figure[]): Judgements {
  const count = (...kinds: Figure["assessment"][]) =>
    figures.filter(({ assessment }) => kinds.includes(assessment)).length;
  return {
    met: count("met"),
    not_met: count("not_met"),
    open: count("no_data", "not_enough_coverage"),
  };
}

export type Course = "up" | "down" | "same";

export function courseOf(change: string): Course {
  const sign = compare(decimal(change), decimal("0"));
  return sign > 0 ? "up" : sign < 0 ? "down" : "same";
}

/** Whether the change is for the better, where the words of the target say which way that is. */
export function isBetter(course: Course, comparator: Target["comparator"] | undefined): boolean | undefined {
  if (course === "same") return undefined;
  switch (comparator) {
    case "at_least":
    case "more_than":
    case "every":
      return course === "up";
    case "at_most":
    case "less_than":
      return course === "down";
    case "aim_for":
    case "about":
    case undefined:
      return undefined;
  }
}

/** Without its sign, for words that say the direction. */
export const sizeOf = (number: string): string => canonical(absolute(decimal(number)));
