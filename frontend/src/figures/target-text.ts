import type { TFunction } from "i18next";

import type { Form, Indicator, Target, TotalRow } from "@/api/types";
import { compare, decimal } from "@/figures/decimal";
import { isPercent } from "@/figures/figure-text";
import { numberText } from "@/ui/number-text";

type Held = Pick<TotalRow, "indicator_id" | "target_value">;

/** The target of the form that a row was held against. */
export function targetOf(
  form: Pick<Form, "targets">,
  { indicator_id, target_value }: Held,
): Target | undefined {
  if (target_value === null) return undefined;
  return form.targets.find(
    (item) => item.indicator_id === indicator_id && compare(decimal(item.value), decimal(target_value)) === 0,
  );
}

/** The same with the words of its comparison: “từ 35 trở lên”. */
export function targetText(
  t: TFunction,
  form: Pick<Form, "targets">,
  indicator: Pick<Indicator, "measure_unit">,
  row: Held,
): string | undefined {
  const { target_value: value } = row;
  if (value === null) return undefined;
  const target = targetOf(form, row);
  const text = isPercent(indicator) ? `${numberText(value)} %` : numberText(value);
  return target ? t(`figures.comparator.${target.comparator}`, { value: text }) : text;
}
