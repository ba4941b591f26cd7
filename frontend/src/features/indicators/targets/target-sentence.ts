import type { TFunction } from "i18next";

import type { Language } from "@/api/language";
import { numberText } from "@/ui/number-text";

import type { Target } from "../types";
import { valueText, yearsText } from "./milestone-text";

interface Indicator {
  name_vi: string;
  name_en: string;
  measure_unit: string;
}

/** What a target asks, in one sentence: who, of whom, what, how much by when, on what condition, from where. */
export function targetSentence(t: TFunction, language: Language, target: Target, indicator: Indicator) {
  const name = language === "en" ? indicator.name_en || indicator.name_vi : indicator.name_vi;
  const values = target.milestones.map((milestone) => {
    const cell = language === "en" ? (milestone.cell_en ?? milestone.cell_vi) : milestone.cell_vi;
    const value = `${valueText(t, milestone, indicator.measure_unit)} ${yearsText(t, milestone)}`;
    return cell === null ? value : `${value} ${t("indicators.target.ofCell", { cell })}`;
  });
  const asked = t("indicators.target.sentence", {
    unit: target.unit.name,
    whom: whomText(t, language, target),
    name: name.trim(),
    values: values.join(", "),
  });
  const condition =
    target.condition !== null && t("indicators.target.withCondition", { words: target.condition });
  return `${[asked, condition, baselineText(t, target)].filter(Boolean).join("; ")}.`;
}

/** Of whom it is asked: kinds of bodies at levels, of the units named, or everyone. */
export function whomText(t: TFunction, language: Language, target: Target): string {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const whose = [
    list.format(target.body_kinds.map((kind) => t(`indicators.bodyKind.${kind}`))),
    list.format(target.levels.map((level) => t(`indicators.level.${level}`))),
  ].filter(Boolean);
  const units = list.format(target.units.map(({ name }) => name));
  if (!units) return whose.join(" ") || t("indicators.target.everyone");
  return whose.length === 0 ? units : [...whose, t("indicators.target.ofUnits", { units })].join(" ");
}

export function baselineText(t: TFunction, { baseline, baseline_year }: Target): string | undefined {
  if (baseline === null) return undefined;
  const value = numberText(baseline);
  return baseline_year === null
    ? t("indicators.target.fromBaseline", { value })
    : t("indicators.target.fromBaselineOf", { value, year: baseline_year });
}
