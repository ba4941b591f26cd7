import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { bodyKeys } from "./keys";

export function useGroups(q: string | undefined) {
  return useInfiniteQuery({
    queryKey: bodyKeys.groups(q),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(service.GET("/api/v1/body-groups", { params: { query: { q, cursor: pageParam, limit: 50 } } })),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
