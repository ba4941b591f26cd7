import type { TFunction } from "i18next";

import type { FormPeriod, Level, Period } from "@/api/types";
import { dayText } from "@/ui/dates";

/** Năm 2019; 6 tháng đầu năm 2025; Quý III năm 2026. */
export function periodName(t: TFunction, { code, kind, year }: Period): string {
  const part = Number(/-[HQM](\d+)$/.exec(code)?.[1] ?? 0);
  if (kind === "half_year")
    return part === 2 ? t("common.period.half_year_2", { year }) : t("common.period.half_year_1", { year });
  return t(`common.period.${kind}`, { code, part: kind === "quarter" ? ROMAN[part] : part, year });
}

/** Quarters are written so. */
const ROMAN = ["", "I", "II", "III", "IV"];

/** Period, its data window and its due date in one line: they are three things and are shown together. */
export function periodText(t: TFunction, period: Period, dueOn?: string | null): string {
  const parts = [
    periodName(t, period),
    t("common.period.window", { from: dayText(period.data_from), to: dayText(period.data_to) }),
  ];
  if (dueOn) parts.push(t("common.period.due", { day: dayText(dueOn) }));
  return parts.join(" · ");
}

/** The same for everyone who is asked: each level's own due date, the first to fall due first. */
export function askedText(t: TFunction, { period, due }: FormPeriod): string {
  const dues = [...due]
    .sort((a, b) => a.due_on.localeCompare(b.due_on))
    .map(({ level, due_on }) =>
      t("common.period.dueOf", { day: dayText(due_on), level: levelName(t, level) }),
    );
  return dues.length > 1
    ? `${periodText(t, period)} · ${t("common.period.dues", { days: dues.join(", ") })}`
    : periodText(t, period, due[0]?.due_on);
}

/** A level's name within a sentence. */
export const levelName = (t: TFunction, level: Level): string =>
  t(`common.level.${level}`).toLocaleLowerCase("vi");
