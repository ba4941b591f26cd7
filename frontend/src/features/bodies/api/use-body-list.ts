import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { BodiesSearch } from "../search";
import { bodyKeys } from "./keys";

/** Bodies in being on a day, one page after another. */
export function useBodyList(filter: BodiesSearch) {
  const { unit, below, ...rest } = filter;
  return useInfiniteQuery({
    queryKey: bodyKeys.list(filter),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/bodies", {
          params: { query: { ...rest, unit_id: unit, below: below ?? false, cursor: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
