import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { IndicatorsSearch } from "../search";
import { indicatorKeys } from "./keys";

/** The catalogue as the reader's units see it, one page after another. */
export function useIndicatorList(filter: IndicatorsSearch) {
  const { unit, verify, figure, published, ...rest } = filter;
  return useInfiniteQuery({
    queryKey: indicatorKeys.list(filter),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/indicators", {
          params: {
            query: {
              ...rest,
              kind: figure,
              unit_id: unit,
              to_verify: verify,
              public: published,
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
