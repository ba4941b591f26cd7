import type { TFunction } from "i18next";

import type { Indicator } from "@/api/types";
import { type FigureKind, isPercent, measuredText } from "@/figures/figure-text";

import type { Figure } from "./api/types";
import { courseOf, sizeOf } from "./model";

/** Why there is no number; undefined where there is one. Nothing of it ever looks like nought. */
export function gapSaid(t: TFunction, figure: Figure | undefined): string | undefined {
  if (!figure) return t("dashboards.noUnit");
  if (figure.withheld) return t("totals.withheld");
  if (figure.quality === "not_comparable")
    return t(
      figure.reason === null ? "dashboards.notComparable" : `dashboards.incomparable.${figure.reason}`,
    );
  if (figure.quality === "bounded") return undefined;
  if (figure.expected === 0) return t("totals.notAsked");
  return figure.number === null ? t("totals.noNumber") : undefined;
}

/** A figure as it is read: its number, the bounds between which it lies, or why there is none. */
export function figureSaid(t: TFunction, indicator: FigureKind, figure: Figure | undefined): string {
  const gap = gapSaid(t, figure);
  if (gap !== undefined || !figure) return gap ?? "";
  if (figure.quality === "bounded") return boundsSaid(t, indicator, figure);
  const number = measuredText(indicator, figure.number ?? "0");
  return indicator.kind === "flag" ? t("totals.yesOf", { yes: number, count: figure.counted }) : number;
}

function boundsSaid(t: TFunction, indicator: FigureKind, { lower, upper }: Figure): string {
  const said = (number: string) => measuredText(indicator, number);
  if (lower !== null && upper !== null)
    return t("dashboards.between", { lower: said(lower), upper: said(upper) });
  if (lower !== null) return t("dashboards.atLeast", { number: said(lower) });
  return upper === null ? t("dashboards.noBounds") : t("dashboards.atMost", { number: said(upper) });
}

/** Tăng 1,25 điểm %: the difference of two percentages is not a percentage. */
export function changeSaid(
  t: TFunction,
  indicator: Pick<Indicator, "kind" | "measure_unit">,
  change: string,
): string {
  const course = courseOf(change);
  return course === "same"
    ? t("dashboards.course.same")
    : t(`dashboards.course.${course}`, { size: differenceSaid(t, indicator, sizeOf(change)) });
}

/** With its sign, for columns: +1,25 điểm %. */
export function signedSaid(
  t: TFunction,
  indicator: Pick<Indicator, "kind" | "measure_unit">,
  difference: string,
): string {
  const sign = { up: "+", down: "−", same: "" }[courseOf(difference)];
  return `${sign}${differenceSaid(t, indicator, sizeOf(difference))}`;
}

function differenceSaid(t: TFunction, indicator: FigureKind, size: string): string {
  const text = measuredText({ ...indicator, measure_unit: "" }, size);
  return isPercent(indicator) ? t("dashboards.points", { number: text }) : text;
}
