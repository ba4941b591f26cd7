import type { TFunction } from "i18next";

import { dayText } from "@/ui/dates";

/** Both ends as people write them; an open one says so. */
export function daysText(t: TFunction, from: string | null, to: string | null): string {
  if (from === null && to === null) return t("bodies.days.always");
  if (from === null) return t("bodies.days.until", { day: dayText(to ?? "") });
  if (to === null) return t("bodies.days.since", { day: dayText(from) });
  return t("bodies.days.between", { from: dayText(from), to: dayText(to) });
}
