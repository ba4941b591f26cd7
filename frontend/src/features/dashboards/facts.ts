import type { TFunction } from "i18next";

import { dayText, instantText } from "@/ui/dates";

import type { Aggregates } from "./api/types";

/** What stands beside every chart, on screen, on paper and in pictures. */
export interface Facts {
  unit: string;
  form: string;
  period: string;
  basis: string;
  geography: string;
  coverage: string | undefined;
  /** When the figures were read. */
  time: string;
}

export interface Naming {
  form: string;
  period: string;
  /** How many reports are accepted of how many asked. */
  coverage: string | undefined;
}

export function factsOf(t: TFunction, answer: Aggregates, { form, period, coverage }: Naming): Facts {
  return {
    unit: answer.unit.name,
    form,
    period,
    basis: t(`dashboards.basis.${answer.basis}`),
    geography:
      answer.geography === null
        ? t("dashboards.geography.as_reported")
        : t("dashboards.geography.of", { day: dayText(answer.geography) }),
    coverage,
    time: t("totals.asOf", { time: instantText(answer.as_of) }),
  };
}

/** The same in few lines, the time last. */
export const factLines = ({ unit, form, period, basis, geography, coverage, time }: Facts): string[] => [
  [unit, form, period].join(" · "),
  [basis, geography].join(" · "),
  [coverage, time].filter(Boolean).join(" · "),
];
