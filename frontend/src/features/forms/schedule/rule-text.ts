import type { TFunction } from "i18next";

import { levelName } from "@/figures/period-text";

import type { ScheduleRule } from "../types";

/** By when a level reports, in words. */
export function ruleText(t: TFunction, { level, due_working_days, due_month_day }: ScheduleRule): string {
  const name = levelName(t, level);
  if (typeof due_month_day !== "string")
    return t("making.rule.days", { level: name, count: due_working_days ?? 0 });
  return t("making.rule.day", { level: name, day: due_month_day.split("-").reverse().join("/") });
}
