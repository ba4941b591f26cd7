import { useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { programKeys } from "./keys";

/** Programs of the reader's units, the newest first, ended ones too. */
export function usePrograms() {
  return useInfiniteQuery({
    queryKey: programKeys.list,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(service.GET("/api/v1/clients", { params: { query: { cursor: pageParam, limit: 50 } } })),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
