import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { WorkSearch } from "../search";

/** What is asked of the bodies for which the reader speaks, what is late first. */
export function useWork(filter: WorkSearch) {
  const { q, part, done, on_time: onTime, unit, body, matrix } = filter;
  return useInfiniteQuery({
    queryKey: ["work", filter],
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/work", {
          params: {
            query: {
              q,
              part,
              done,
              on_time: onTime,
              unit_id: unit,
              body_id: body,
              matrix_id: matrix,
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
