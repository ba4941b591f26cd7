import type { Indicator } from "@/api/types";
import { numberText, paddedNumberText } from "@/ui/number-text";

import { canonical, decimal, round } from "./decimal";
import { RATE_PLACES } from "./ratio";

export type FigureKind = Pick<Indicator, "kind" | "measure_unit">;

export const isPercent = ({ measure_unit }: Pick<Indicator, "measure_unit">): boolean =>
  measure_unit.trim() === "%";

/** A figure as it stands in a column: grouped, and rates rounded to equal places. */
export function figureText(indicator: FigureKind, number: string): string {
  if (indicator.kind === "ratio")
    return paddedNumberText(canonical(round(decimal(number), RATE_PLACES)), RATE_PLACES);
  return numberText(canonical(decimal(number)));
}

/** The same with its percent sign, for running text and rate columns. */
export function measuredText(indicator: FigureKind, number: string): string {
  const text = figureText(indicator, number);
  return isPercent(indicator) ? `${text} %` : text;
}
