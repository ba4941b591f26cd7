import { idParam, oneOf } from "@/ui/search-params";

import { readMonth } from "./months";

export interface CalendarSearch {
  /** The present one where it is not set. */
  month?: string | undefined;
  /** The month as a sheet where it is not set. */
  view?: "list" | undefined;
  unit?: number | undefined;
  body?: number | undefined;
}

export const readCalendarSearch = (search: Record<string, unknown>): CalendarSearch => ({
  month: readMonth(search["month"]),
  view: oneOf(search["view"], ["list"] as const),
  unit: idParam(search["unit"]),
  body: idParam(search["body"]),
});
