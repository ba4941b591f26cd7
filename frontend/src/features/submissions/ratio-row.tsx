import { useTranslation } from "react-i18next";

import type { Indicator } from "@/api/types";
import { measuredText } from "@/figures/figure-text";
import { IndicatorLabel } from "@/figures/indicator-label";
import { ratioOf } from "@/figures/ratio";
import { numberText } from "@/ui/number-text";

interface Props {
  ratio: Indicator;
  numberOf: (indicatorId: number) => string | null;
  previousOf: (indicatorId: number) => string | null;
}

/** A rate, derived from what stands in the table at this moment; never typed. */
export function RatioRow({ ratio, numberOf, previousOf }: Props) {
  const { t } = useTranslation();
  const now = ratioOf(ratio, numberOf);
  const before = ratioOf(ratio, previousOf);
  return (
    <tr className="ratio-row">
      <td />
      <th scope="row">
        <IndicatorLabel indicator={ratio} />
      </th>
      <td className="numeric" data-label={t("entry.before")}>
        {before.value !== null && <span className="number">{measuredText(ratio, before.value)}</span>}
      </td>
      <td className="numeric" data-label={t("entry.nowShort")}>
        {now.value === null ? (
          <span className="quiet">{t("entry.notYet")}</span>
        ) : (
          <strong className="number">{measuredText(ratio, now.value)}</strong>
        )}
      </td>
      <td className="quiet">
        {now.numerator !== null && now.denominator !== null
          ? t("entry.derivedFrom", { top: numberText(now.numerator), bottom: numberText(now.denominator) })
          : t("entry.derived")}
      </td>
    </tr>
  );
}
