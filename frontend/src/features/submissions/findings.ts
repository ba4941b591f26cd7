import type { Indicator } from "@/api/types";
import { compare, type Decimal, decimal } from "@/figures/decimal";

import type { Reading, Refusal, Said } from "./said";

/** What stands in the way of submitting, at one indicator. */
export type Finding =
  | { indicator: Indicator; kind: "refused"; why: Refusal }
  | { indicator: Indicator; kind: "partExceedsWhole"; whole: Indicator }
  | { indicator: Indicator; kind: "unsaid" };

/** In the order of the form: cells that cannot be read, parts above their whole, and cells of which nothing is said. */
export function findingsOf(
  asked: readonly Indicator[],
  readingOf: (indicatorId: number) => Reading,
): Finding[] {
  const byId = new Map(asked.map((indicator) => [indicator.id, indicator]));
  return asked.flatMap((indicator): Finding[] => {
    const reading = readingOf(indicator.id);
    if (reading.kind === "refused") return [{ indicator, kind: "refused", why: reading.why }];
    if (reading.said === null) return [{ indicator, kind: "unsaid" }];
    const whole = byId.get(indicator.part_of_id ?? 0);
    const exceeds = whole && partExceeds(reading.said, readingOf(whole.id));
    return exceeds ? [{ indicator, kind: "partExceedsWhole", whole }] : [];
  });
}

function partExceeds(part: Said, whole: Reading): boolean {
  const limit = whole.kind === "said" ? whole.said?.number : undefined;
  if (!part.number || !limit) return false;
  return compare(decimal(part.number), decimal(limit)) > 0;
}

const LEAP = 500n;

/** A figure some 1000 times last period's, or a thousandth: the mark of `.` and `,` taken for each other. */
export function leaps(number: string | null, previous: string | null): boolean {
  if (number === null || previous === null) return false;
  const [now, before] = [decimal(number), decimal(previous)];
  if (now.units === 0n || before.units === 0n) return false;
  return exceedsBy(now, before) || exceedsBy(before, now);
}

function exceedsBy(large: Decimal, small: Decimal): boolean {
  return compare(large, { units: small.units * LEAP, scale: small.scale }) >= 0;
}
