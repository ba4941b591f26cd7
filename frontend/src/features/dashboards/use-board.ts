import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Form, FormPeriod } from "@/api/types";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";

import type { Aggregates, Asked } from "./api/types";
import type { Board } from "./board";
import { factsOf } from "./facts";
import { indicatorsOf, isAsked, TOTAL } from "./model";
import { type Counts, totalOf } from "./parts/coverage";
import type { DashboardSearch } from "./search";

interface Given {
  asked: Asked;
  form: Form;
  period: FormPeriod["period"];
  search: DashboardSearch;
}

/** The indicators that somebody is asked for in the period, and the one that is looked at. */
export function chosenOf({ asked, form, search }: Given, own: Aggregates) {
  const indicators = indicatorsOf(form).filter(({ id }) => isAsked(own, asked.period, id));
  const held = own.figures.find(
    (row) => row.period === asked.period && row.target_value !== null && row.expected > 0,
  );
  const indicator =
    indicators.find(({ id }) => id === search.indicator) ??
    indicators.find(({ id }) => id === held?.indicator_id) ??
    indicators[0];
  const of = own.figures.filter((row) => row.period === asked.period && row.indicator_id === indicator?.id);
  const categories = own.categories.filter(({ id }) => of.some(({ category_id }) => category_id === id));
  const category = categories.some(({ id }) => id === search.category) ? (search.category ?? TOTAL) : TOTAL;
  return { indicators, indicator, categories, category };
}

/** What all parts of the dashboard share; undefined where nobody is asked for anything. */
export function useBoard(
  given: Given,
  own: Aggregates,
  below: Aggregates | undefined,
  counts: Counts | undefined,
): Board | undefined {
  const { t } = useTranslation();
  const pick = usePick();
  const { asked, form, period, search } = given;
  return useMemo(() => {
    const { indicator, categories, category } = chosenOf({ asked, form, period, search }, own);
    if (!indicator) return undefined;
    const part = categories.find(({ id }) => id === category);
    const subject = [
      pick(indicator.name_vi, indicator.name_en),
      ...(part ? [pick(part.name_vi, part.name_en)] : []),
    ].join(" · ");
    const coverage =
      counts && t("dashboards.accepted", { counted: counts.accepted, expected: totalOf(counts) });
    const naming = { form: pick(form.name_vi, form.name_en), period: periodName(t, period), coverage };
    return { asked, form, indicator, category, subject, own, below, facts: factsOf(t, own, naming) };
  }, [asked, form, period, search, own, below, counts, pick, t]);
}
