import type { TFunction } from "i18next";

import { numberText } from "@/ui/number-text";

import type { Milestone } from "./types";

/** What a milestone asks, with its comparison and unit: “từ 60 % trở lên”. */
export function valueText(t: TFunction, milestone: Milestone, unit: string): string {
  const value = unit ? `${numberText(milestone.value)} ${unit}` : numberText(milestone.value);
  return t(`figures.comparator.${milestone.comparator}`, { value });
}
