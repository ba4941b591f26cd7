import type { TFunction } from "i18next";

import { type FigureKind, measuredText } from "@/figures/figure-text";

import type { FigureSide } from "./types";

/** A figure on one map in words: a number, its bounds, or why there is none. */
export function figureWords(
  t: TFunction,
  indicator: FigureKind,
  { number, quality, lower, upper }: FigureSide,
): string {
  const said = (figure: string) => measuredText(indicator, figure);
  if (quality === "not_comparable") return t("reorganisations.found.notComparable");
  if (quality === "bounded")
    return t("reorganisations.found.between", {
      lower: lower === null ? "…" : said(lower),
      upper: upper === null ? "…" : said(upper),
    });
  return number === null ? t("reorganisations.found.none") : said(number);
}
