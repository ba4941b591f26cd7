import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Indicator, TotalRow } from "@/api/types";
import { figureText } from "@/figures/figure-text";
import { IndicatorLabel } from "@/figures/indicator-label";
import { usePick } from "@/locales/use-language";

import { NoNumber } from "./no-number";
import { type Shown, WhyLink } from "./why-link";

/** The sums of what was entered, section by section, each with its categories; a yes/no figure is how many yes. */
export function CountTable(shown: Shown) {
  const { totals, form } = shown;
  const { t } = useTranslation();
  const pick = usePick();
  const byId = new Map(totals.rows.map((row) => [row.indicator_id, row]));
  return (
    <section className="section" aria-labelledby="counts">
      <h2 id="counts">{t("totals.counts")}</h2>
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("totals.indicator")}</th>
              <th scope="col" className="numeric">
                {t("totals.sum")}
              </th>
              <th scope="col" className="numeric">
                {t("totals.countedOf")}
              </th>
            </tr>
          </thead>
          {form.sections.map((section) => {
            const asked = section.items.flatMap(({ indicator }) => {
              const row = byId.get(indicator.id);
              return row && row.expected > 0 ? [{ indicator, row }] : [];
            });
            return (
              asked.length > 0 && (
                <tbody key={section.title_vi}>
                  <tr className="section-row">
                    <th scope="rowgroup" colSpan={3}>
                      {pick(section.title_vi, section.title_en)}
                    </th>
                  </tr>
                  {asked.map(({ indicator, row }) => (
                    <Fragment key={indicator.id}>
                      <tr>
                        <th scope="row">
                          <IndicatorLabel indicator={indicator} />
                        </th>
                        <Figures shown={shown} indicator={indicator} row={row} />
                      </tr>
                      {row.cells.map((cell) => (
                        <tr key={cell.category_id} className="category-row">
                          <th scope="row">{pick(cell.name_vi, cell.name_en)}</th>
                          <Figures
                            shown={shown}
                            indicator={indicator}
                            row={cell}
                            category={cell.category_id}
                          />
                        </tr>
                      ))}
                    </Fragment>
                  ))}
                </tbody>
              )
            );
          })}
        </table>
      </div>
    </section>
  );
}

interface FiguresProps {
  shown: Shown;
  indicator: Indicator;
  category?: number;
  row: Pick<TotalRow, "number" | "counted" | "expected" | "withheld">;
}

/** A sum and how many reporters are in it; what is withheld is said to be, and never looks like nothing. */
function Figures({ shown, indicator, category = 0, row }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <>
      <td className="numeric number" data-label={t("totals.sum")}>
        {row.number === null ? (
          <NoNumber withheld={row.withheld} />
        ) : (
          <WhyLink shown={shown} indicator={indicator.id} category={category}>
            {indicator.kind === "flag"
              ? t("totals.yesOf", { yes: figureText(indicator, row.number), count: row.counted })
              : figureText(indicator, row.number)}
          </WhyLink>
        )}
      </td>
      <td className="numeric number" data-label={t("totals.countedOf")}>
        {row.counted}/{row.expected}
      </td>
    </>
  );
}
