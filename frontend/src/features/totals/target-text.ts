import type { TFunction } from "i18next";

import type { Form, Indicator, TotalRow } from "@/api/types";
import { compare, decimal } from "@/figures/decimal";
import { isPercent } from "@/figures/figure-text";
import { numberText } from "@/ui/number-text";

/** The target a row was held against, with the words of its comparison: “từ 35 trở lên”. */
export function targetText(
  t: TFunction,
  form: Pick<Form, "targets">,
  indicator: Pick<Indicator, "measure_unit">,
  row: TotalRow,
): string | undefined {
  const { target_value: value } = row;
  if (value === null) return undefined;
  const target = form.targets.find(
    (item) => item.indicator_id === row.indicator_id && compare(decimal(item.value), decimal(value)) === 0,
  );
  const text = isPercent(indicator) ? `${numberText(value)} %` : numberText(value);
  return target ? t(`figures.comparator.${target.comparator}`, { value: text }) : text;
}
