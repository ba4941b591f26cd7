import type { TFunction } from "i18next";

import type { Indicator } from "@/api/types";

import type { Figure } from "../api/types";
import type { Bar, BarWords, Judged } from "../charts/bars-option";
import { figureSaid } from "../figure-said";

const JUDGED: Record<NonNullable<Figure["assessment"]>, Judged> = {
  met: "met",
  not_met: "not_met",
  no_data: "open",
  not_enough_coverage: "open",
};

/** One figure as a bar; undefined where there is no number to draw. */
export function barOf(
  t: TFunction,
  indicator: Indicator,
  name: string,
  figure: Figure,
  selected = false,
): Bar | undefined {
  if (figure.number === null) return undefined;
  return {
    name,
    number: figure.number,
    said: figureSaid(t, indicator, figure),
    judged: figure.assessment === null ? "main" : JUDGED[figure.assessment],
    selected,
  };
}

export const barWords = (t: TFunction, target: string | undefined): BarWords => ({
  judged: {
    met: t("totals.assessment.met"),
    not_met: t("totals.assessment.not_met"),
    open: t("totals.assessment.not_enough_coverage"),
    main: t("dashboards.value"),
  },
  target: target ?? "",
});

const LEFT_OUT: Bar = { name: "⋯", number: null, said: "", judged: "main", selected: false };

/** The first and the last bars of many, with a gap where others are left out; the table has them all. */
export function ends(bars: readonly Bar[], most: number): Bar[] {
  if (bars.length <= most) return [...bars];
  return [...bars.slice(0, most / 2), LEFT_OUT, ...bars.slice(-most / 2)];
}
