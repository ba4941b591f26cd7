import { useTranslation } from "react-i18next";

import type { Form, Indicator, TotalRow, Totals } from "@/api/types";
import { measuredText } from "@/figures/figure-text";
import { IndicatorLabel } from "@/figures/indicator-label";
import { numberText } from "@/ui/number-text";

import { AssessmentTag } from "./assessment-tag";
import { targetText } from "./target-text";

interface Props {
  totals: Totals;
  form: Form;
}

/** Rates of the unit: sums divided, with both sums, how many reporters are in them, and the target. */
export function RatioTable({ totals, form }: Props) {
  const { t } = useTranslation();
  const rows = form.ratios.flatMap((ratio) => {
    const row = totals.rows.find((item) => item.indicator_id === ratio.id);
    return row && row.expected > 0 ? [{ ratio, row }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section className="section" aria-labelledby="ratios">
      <h2 id="ratios">{t("totals.ratios")}</h2>
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("totals.indicator")}</th>
              <th scope="col" className="numeric">
                {t("totals.value")}
              </th>
              <th scope="col" className="numeric">
                {t("totals.parts")}
              </th>
              <th scope="col">{t("totals.target")}</th>
              <th scope="col" className="numeric">
                {t("totals.countedOf")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ ratio, row }) => (
              <RatioTotal key={ratio.id} ratio={ratio} row={row} form={form} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function RatioTotal({ ratio, row, form }: { ratio: Indicator; row: TotalRow; form: Form }) {
  const { t } = useTranslation();
  const target = targetText(t, form, ratio, row);
  return (
    <tr>
      <th scope="row">
        <IndicatorLabel indicator={ratio} />
      </th>
      <td className="numeric" data-label={t("totals.value")}>
        {row.number === null ? (
          <span className="quiet">{t("totals.noNumber")}</span>
        ) : (
          <strong className="number">{measuredText(ratio, row.number)}</strong>
        )}
      </td>
      <td className="numeric number" data-label={t("totals.parts")}>
        {row.numerator !== null && row.denominator !== null
          ? `${numberText(row.numerator)} / ${numberText(row.denominator)}`
          : "–"}
      </td>
      <td data-label={t("totals.target")}>
        {target === undefined ? (
          <span className="quiet">{t("totals.noTarget")}</span>
        ) : (
          <span className="tags">
            <span>{target}</span>
            {row.assessment !== null && <AssessmentTag assessment={row.assessment} />}
          </span>
        )}
      </td>
      <td className="numeric number" data-label={t("totals.countedOf")}>
        {row.counted}/{row.expected}
      </td>
    </tr>
  );
}
