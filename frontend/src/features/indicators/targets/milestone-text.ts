import type { TFunction } from "i18next";

import { numberText } from "@/ui/number-text";

import type { Comparator } from "../types";

/** What a milestone asks, with its comparison and unit: “từ 60 % trở lên”. */
export function valueText(
  t: TFunction,
  { comparator, value }: { comparator: Comparator; value: string },
  unit: string,
): string {
  const number = unit ? `${numberText(value)} ${unit}` : numberText(value);
  return t(`figures.comparator.${comparator}`, { value: number });
}

/** The years over which it is asked. */
export function yearsText(
  t: TFunction,
  { from_year, to_year }: { from_year: number; to_year: number | null },
): string {
  if (to_year === null) return t("figures.yearsFrom", { year: from_year });
  if (to_year === from_year) return t("indicators.targets.year", { year: from_year });
  return t("indicators.targets.years", { from: from_year, to: to_year });
}
