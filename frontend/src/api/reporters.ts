import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys, type ReporterFilter } from "./keys";
import type { State } from "./types";

interface Filter extends ReporterFilter {
  state?: State | undefined;
}

/** What the caller's own bodies owe: the reporters at which they hold a role. */
export const ownReportersQuery = (formId: number, period: string) =>
  reportersQuery(formId, { period, mine: true, limit: 500 });

function page(formId: number, { unitId, ...filter }: Filter, cursor: string | null = null) {
  return answer(
    service.GET("/api/v1/forms/{form_id}/reporters", {
      params: { path: { form_id: formId }, query: { ...filter, unit_id: unitId, cursor } },
    }),
  );
}

/** The first page, with the counts of every state. */
export const reportersQuery = (formId: number, filter: Filter) =>
  queryOptions({ queryKey: keys.reporterList(formId, filter), queryFn: () => page(formId, filter) });

/** All pages, one after another as the reader asks for more. */
export const reporterPagesQuery = (formId: number, filter: Filter) =>
  infiniteQueryOptions({
    queryKey: [...keys.reporterList(formId, filter), "pages"],
    queryFn: ({ pageParam }: { pageParam: string | null }) => page(formId, filter, pageParam),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  });
