import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answer, service } from "./client";
import { withCopy } from "./copies";
import { keys, type ReporterFilter } from "./keys";
import type { State } from "./types";

interface Filter extends ReporterFilter {
  state?: State | undefined;
}

/** What the caller's own bodies owe: the reporters at which they hold a role. Known without a network too. */
export function ownReportersQuery(formId: number, period: string) {
  const query = reportersQuery(formId, { period, mine: true, limit: 500 });
  const load = () => page(formId, { period, mine: true, limit: 500 });
  return { ...query, queryFn: () => withCopy(`own reporters ${formId} ${period}`, load) };
}

function page(formId: number, { unitId, toReview, ...filter }: Filter, cursor: string | null = null) {
  return answer(
    service.GET("/api/v1/forms/{form_id}/reporters", {
      params: {
        path: { form_id: formId },
        query: { ...filter, unit_id: unitId, to_review: toReview, cursor },
      },
    }),
  );
}

/** The first page, with the counts of every state. */
export const reportersQuery = (formId: number, filter: Filter) =>
  queryOptions({ queryKey: keys.reporterList(formId, filter), queryFn: () => page(formId, filter) });

/** How many reports lie with the caller's units to be reviewed: in `counts`, of which the page itself holds one. */
export const toReviewQuery = (formId: number, period: string) =>
  reportersQuery(formId, { period, toReview: true, limit: 1 });

/** All pages, one after another as the reader asks for more. */
export const reporterPagesQuery = (formId: number, filter: Filter) =>
  infiniteQueryOptions({
    queryKey: [...keys.reporterList(formId, filter), "pages"],
    queryFn: ({ pageParam }: { pageParam: string | null }) => page(formId, filter, pageParam),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  });
