import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Indicator, TotalRow } from "@/api/types";
import { AssessmentTag } from "@/figures/assessment-tag";
import { measuredText } from "@/figures/figure-text";
import { IndicatorLabel } from "@/figures/indicator-label";
import { targetText } from "@/figures/target-text";
import { usePick } from "@/locales/use-language";
import { numberText } from "@/ui/number-text";

import { NoNumber } from "./no-number";
import { type Shown, WhyLink } from "./why-link";

/** Rates of the unit, each with its categories: sums divided, both sums, how many are in them, and the target. */
export function RatioTable(shown: Shown) {
  const { totals, form } = shown;
  const { t } = useTranslation();
  const pick = usePick();
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
              <Fragment key={ratio.id}>
                <RatioTotal ratio={ratio} row={row} shown={shown} target={targetText(t, form, ratio, row)}>
                  <IndicatorLabel indicator={ratio} />
                </RatioTotal>
                {row.cells.map((cell) => (
                  <RatioTotal
                    key={cell.category_id}
                    ratio={ratio}
                    row={cell}
                    shown={shown}
                    target={targetText(t, form, ratio, { ...cell, indicator_id: ratio.id })}
                  >
                    {pick(cell.name_vi, cell.name_en)}
                  </RatioTotal>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RatioTotalProps {
  ratio: Indicator;
  row: TotalRow | TotalRow["cells"][number];
  shown: Shown;
  target?: string | undefined;
  /** Its name. */
  children: ReactNode;
}

function RatioTotal({ ratio, row, shown, target, children }: RatioTotalProps) {
  const { t } = useTranslation();
  const category = "category_id" in row ? row.category_id : undefined;
  return (
    <tr className={category === undefined ? undefined : "category-row"}>
      <th scope="row">{children}</th>
      <td className="numeric" data-label={t("totals.value")}>
        {row.number === null ? (
          <NoNumber withheld={row.withheld} />
        ) : (
          <WhyLink shown={shown} indicator={ratio.id} category={category}>
            <strong className="number">{measuredText(ratio, row.number)}</strong>
          </WhyLink>
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
