import type { DaySpan } from "../months";
import type { CalendarSearch } from "../search";

export const calendarKeys = {
  feeds: ["calendar", "feeds"],
  days: (span: DaySpan, { unit, body }: CalendarSearch) => ["calendar", "days", span, unit, body],
} as const;
