import type { TFunction } from "i18next";

import { numberText } from "@/ui/number-text";

import type { Milestone } from "./types";

/** What a milestone asks, with its comparison and unit: “từ 60 % trở lên”. */
export function valueText(t: TFunction, milestone: Milestone, unit: string): string {
  const value = unit ? `${numberText(milestone.value)} ${unit}` : numberText(milestone.value);
  return t(`figures.comparator.${milestone.comparator}`, { value });
}

/** The years over which it is asked. */
export function yearsText(t: TFunction, { from_year, to_year }: Milestone): string {
  if (to_year === null) return t("figures.yearsFrom", { year: from_year });
  if (to_year === from_year) return t("indicators.targets.year", { year: from_year });
  return t("indicators.targets.years", { from: from_year, to: to_year });
}
