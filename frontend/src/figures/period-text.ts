import type { TFunction } from "i18next";

import type { FormPeriod, Level, Period } from "@/api/types";
import { dayText } from "@/ui/dates";

/** Năm 2019; 6 tháng đầu năm 2025. */
export function periodName(t: TFunction, period: Period): string {
  if (period.kind === "year") return t("common.period.year", { year: period.year });
  return period.code.endsWith("H2")
    ? t("common.period.half_year_2", { year: period.year })
    : t("common.period.half_year_1", { year: period.year });
}

/** Period, its data window and its due date in one line: they are three things and are shown together. */
export function periodText(t: TFunction, period: Period, dueOn?: string | null): string {
  const parts = [
    periodName(t, period),
    t("common.period.window", { from: dayText(period.data_from), to: dayText(period.data_to) }),
  ];
  if (dueOn) parts.push(t("common.period.due", { day: dayText(dueOn) }));
  return parts.join(" · ");
}

/** The due date of reporters at `level`, else the last one of all levels. */
export function dueFor(asked: FormPeriod, level: Level | undefined): string | undefined {
  const own = asked.due.find((due) => due.level === level);
  return (own ?? latest(asked))?.due_on;
}

const latest = (asked: FormPeriod) => [...asked.due].sort((a, b) => b.due_on.localeCompare(a.due_on))[0];
