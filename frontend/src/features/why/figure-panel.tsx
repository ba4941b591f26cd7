import { useTranslation } from "react-i18next";

import { AssessmentTag } from "@/figures/assessment-tag";
import { isPercent, measuredText } from "@/figures/figure-text";
import { usePick } from "@/locales/use-language";
import { instantText } from "@/ui/dates";
import { numberText } from "@/ui/number-text";

import { kindOf } from "./names";
import type { Why } from "./types";

/** The number itself, the sum or quotient it is, how many stand behind it, and what it is held against. */
export function FigurePanel({ why }: { why: Why }) {
  const { t } = useTranslation();
  const { figure, target, withheld } = why;
  return (
    <section className="panel" aria-labelledby="why-figure">
      <h2 id="why-figure" className="visually-hidden">
        {t("why.figure")}
      </h2>
      <p className="why-number">
        {withheld ? t("why.withheld") : figure.number === null ? t("why.noNumber") : said(why, figure.number)}
      </p>
      <Formula why={why} />
      <p>{t("why.counted", { counted: figure.counted, expected: figure.expected })}</p>
      {target && (
        <p className="tags">
          <span>
            {t("why.target", { value: numberText(target.value), unit: isPercent(why) ? " %" : "" })}{" "}
            <q lang="vi">{target.printed}</q>
          </span>
          {target.assessment && <AssessmentTag assessment={target.assessment} />}
        </p>
      )}
      <p className="quiet">
        {t("why.asOf", { time: instantText(why.as_of) })} · {t("why.basis")}
      </p>
    </section>
  );
}

const said = (why: Why, number: string) => measuredText(kindOf(why), number);

/** How it is computed, in words and with this very number's sums. */
function Formula({ why }: { why: Why }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { formula, figure, withheld } = why;
  if (!formula.numerator || !formula.denominator)
    return (
      <p>
        {t(
          `why.formula.${formula.kind === "flag" ? "flag" : formula.kind === "measure" ? "measure" : "sum"}`,
        )}
      </p>
    );
  const factor = numberText(formula.factor ?? "1");
  const known =
    !withheld && figure.numerator !== null && figure.denominator !== null && figure.number !== null;
  return (
    <>
      <p>
        {t("why.formula.ratio", {
          numerator: pick(formula.numerator.name_vi, formula.numerator.name_en),
          denominator: pick(formula.denominator.name_vi, formula.denominator.name_en),
          factor,
        })}
      </p>
      {known && (
        <p className="number">
          {numberText(figure.numerator ?? "")} ÷ {numberText(figure.denominator ?? "")} × {factor} ={" "}
          <strong>{said(why, figure.number ?? "")}</strong>
        </p>
      )}
    </>
  );
}
