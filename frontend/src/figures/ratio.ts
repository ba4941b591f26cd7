import type { Indicator } from "@/api/types";

import { canonical, decimal, divide, multiply } from "./decimal";

/** Decimals of a derived rate on screen; totals keep what the service computed. */
export const RATE_PLACES = 2;

export interface DerivedRatio {
  numerator: string | null;
  denominator: string | null;
  /** Null while a part is missing, and when nothing stands below the line. */
  value: string | null;
}

type Parts = Pick<
  Indicator,
  "numerator_id" | "numerator_category_id" | "denominator_id" | "denominator_category_id" | "factor"
>;

type NumberOf = (indicatorId: number, categoryId: number) => string | null;

/** numerator ÷ denominator × factor, exactly; missing is not zero, so one missing part leaves no rate. */
export function ratioOf(ratio: Parts, numberOf: NumberOf): DerivedRatio {
  const numerator =
    ratio.numerator_id === null ? null : numberOf(ratio.numerator_id, ratio.numerator_category_id);
  const denominator =
    ratio.denominator_id === null ? null : numberOf(ratio.denominator_id, ratio.denominator_category_id);
  if (numerator === null || denominator === null) return { numerator, denominator, value: null };
  const top = multiply(decimal(numerator), decimal(ratio.factor ?? "1"));
  const value = divide(top, decimal(denominator), RATE_PLACES);
  return { numerator, denominator, value: value ? canonical(value) : null };
}
