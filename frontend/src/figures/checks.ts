import type { Value } from "@/api/types";

import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  isNegative,
  isWhole,
  multiply,
  subtract,
  ZERO,
} from "./decimal";

export type Severity = "hard" | "soft";

interface Own {
  severity: Severity;
  /** `<indicator_id>:<category_id>`; category 0 is the total. */
  cell: string;
}

/** A rule of the form as the service sends it; what each kind means stands in the contract. */
export type Check = Own &
  (
    | { kind: "whole_number" | "not_negative" | "asked" | "thousandfold" | "was_there" }
    | { kind: "not_above"; other: string }
    | { kind: "sum_of"; parts: readonly string[] }
    | { kind: "range"; min: string | null; max: string | null }
    | { kind: "jump"; percent: string; at_least: string }
  );

export type Stated = Pick<Value, "status" | "number">;

/** What is said in a cell; undefined where nothing is, or nothing that can be read. */
export type StatedAt = (cell: string) => Stated | null | undefined;

/** The checks that do not hold, in their order. A check never fires on a cell whose data it lacks. */
export const broken = (checks: readonly Check[], now: StatedAt, last: StatedAt): Check[] =>
  checks.filter((check) => fails(check, now, last));

function fails(check: Check, now: StatedAt, last: StatedAt): boolean {
  if (check.kind === "asked") return !now(check.cell);
  const number = numberAt(now, check.cell);
  const before = numberAt(last, check.cell);
  if (check.kind === "was_there") return before !== undefined && number === undefined;
  if (!number) return false;
  switch (check.kind) {
    case "whole_number":
      return !isWhole(number);
    case "not_negative":
      return isNegative(number);
    case "not_above":
      return exceeds(number, numberAt(now, check.other));
    case "sum_of": {
      const sum = sumOf(check.parts, now);
      return sum !== undefined && compare(sum, number) !== 0;
    }
    case "range":
      return exceeds(bound(check.min), number) || exceeds(number, bound(check.max));
    case "jump":
      return !thousandfold(number, before) && leaps(number, before, check);
    case "thousandfold":
      return thousandfold(number, before);
  }
}

const bound = (text: string | null): Decimal | undefined => (text === null ? undefined : decimal(text));

const exceeds = (left: Decimal | undefined, right: Decimal | undefined): boolean =>
  left !== undefined && right !== undefined && compare(left, right) > 0;

/** The sum of some cells; undefined while one of them has no number, for missing is not zero. */
export function sumOf(cells: readonly string[], now: StatedAt): Decimal | undefined {
  let sum = cells.length > 0 ? ZERO : undefined;
  for (const cell of cells) {
    const number = numberAt(now, cell);
    sum = sum && number && add(sum, number);
  }
  return sum;
}

/** Whether the number is a long way from the last period's; nothing leaps from zero. */
function leaps(number: Decimal, before: Decimal | undefined, { percent, at_least }: Leap): boolean {
  if (!before || before.units === 0n) return false;
  const change = absolute(subtract(number, before));
  const allowed = multiply(absolute(before), decimal(percent));
  return compare(change, decimal(at_least)) >= 0 && exceeds(multiply(change, HUNDRED), allowed);
}

interface Leap {
  percent: string;
  at_least: string;
}

/** A decimal sign misread: about a thousand times what it was, or as many times less. */
const thousandfold = (number: Decimal, before: Decimal | undefined): boolean =>
  before !== undefined && (aboutThousandTimes(number, before) || aboutThousandTimes(before, number));

const HUNDRED = decimal("100");
const LEAST = decimal("500");
const MOST = decimal("2000");

function aboutThousandTimes(larger: Decimal, smaller: Decimal): boolean {
  const [large, small] = [absolute(larger), absolute(smaller)];
  if (small.units === 0n) return false;
  return compare(multiply(small, LEAST), large) <= 0 && compare(large, multiply(small, MOST)) <= 0;
}

function numberAt(stated: StatedAt, cell: string): Decimal | undefined {
  const said = stated(cell);
  return said?.status === "reported" && said.number !== null ? decimal(said.number) : undefined;
}
