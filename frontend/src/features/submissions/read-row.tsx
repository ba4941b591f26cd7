import { useTranslation } from "react-i18next";

import { canonical, decimal, isZero, subtract } from "@/figures/decimal";
import { Figure } from "@/figures/figure";
import { IndicatorLabel } from "@/figures/indicator-label";
import { numberText } from "@/ui/number-text";

import type { FormRow } from "./rows";
import type { Said } from "./said";

interface Props {
  row: FormRow;
  said: Said | undefined;
  previous: Said | undefined;
}

/** A figure to read: beside last period's, with the difference. */
export function ReadRow({ row: { number, indicator }, said, previous }: Props) {
  const { t } = useTranslation();
  return (
    <tr id={`row-${indicator.id}`} tabIndex={-1}>
      <td className="row-number">{number}</td>
      <th scope="row">
        <IndicatorLabel indicator={indicator} />
      </th>
      <td className="numeric" data-label={t("entry.before")}>
        {previous ? <Figure indicator={indicator} value={previous} /> : <span className="quiet">–</span>}
      </td>
      <td className="numeric now" data-label={t("entry.nowShort")}>
        <Figure indicator={indicator} value={said} />
      </td>
      <td className="number" data-label={t("entry.changeColumn")}>
        {indicator.kind !== "flag" && differenceText(said, previous)}
      </td>
    </tr>
  );
}

function differenceText(said: Said | undefined, previous: Said | undefined): string {
  if (!said?.number || !previous?.number) return "";
  const difference = subtract(decimal(said.number), decimal(previous.number));
  if (isZero(difference)) return "0";
  return `${difference.units > 0n ? "+" : ""}${numberText(canonical(difference))}`;
}
