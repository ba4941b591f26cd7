import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { DaySpan } from "../months";
import type { CalendarSearch } from "../search";
import { calendarKeys } from "./keys";

/** Everything between two days, both included. */
export function useDays(span: DaySpan, search: CalendarSearch) {
  const query = { from: span.first, to: span.last, unit_id: search.unit, body_id: search.body };
  return useQuery({
    queryKey: calendarKeys.days(span, search),
    queryFn: () => answer(service.GET("/api/v1/calendar", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
