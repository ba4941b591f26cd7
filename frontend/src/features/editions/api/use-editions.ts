import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { type EditionFilter, editionKeys } from "./keys";

/** Editions within reach, the latest begun first, one page after another. */
export function useEditions(filter: EditionFilter) {
  return useInfiniteQuery({
    queryKey: editionKeys.list(filter),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/editions", {
          params: {
            query: {
              form_id: filter.formId,
              period: filter.period,
              unit_id: filter.unitId,
              cursor: pageParam,
              limit: 50,
            },
          },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
