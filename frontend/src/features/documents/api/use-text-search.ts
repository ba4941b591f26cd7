import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { documentKeys } from "./keys";

/** Clauses that hold every word of `q`, the best first. */
export function useTextSearch(q: string) {
  return useInfiniteQuery({
    queryKey: documentKeys.search(q),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/documents/search", {
          params: { query: { q: q.slice(0, 200), cursor: pageParam, limit: 20 } },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });
}
