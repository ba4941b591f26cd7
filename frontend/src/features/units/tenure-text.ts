import type { TFunction } from "i18next";

import type { UnitVersion } from "@/api/types";
import { dayText } from "@/ui/dates";

type Tenure = Pick<UnitVersion, "valid_from" | "valid_to" | "start_exact" | "end_exact">;

/** From when until when, saying so where a day is only the list's own and the real one is not recorded. */
export function tenureText(t: TFunction, tenure: Tenure): string {
  const from = boundText(t, tenure.valid_from, tenure.start_exact, "units.sinceBefore");
  const to = boundText(t, tenure.valid_to, tenure.end_exact, "units.untilNow");
  return `${from} – ${to}`;
}

function boundText(
  t: TFunction,
  day: string | null,
  exact: boolean,
  open: "units.sinceBefore" | "units.untilNow",
) {
  if (day === null) return t(open);
  return exact ? dayText(day) : t("units.byList", { day: dayText(day) });
}

export const isInexact = (tenure: Tenure): boolean =>
  (tenure.valid_from !== null && !tenure.start_exact) || (tenure.valid_to !== null && !tenure.end_exact);
