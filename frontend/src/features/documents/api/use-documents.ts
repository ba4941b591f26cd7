import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { LibrarySearch } from "../search";
import { documentKeys } from "./keys";

/** Documents within the reader's reach, the latest day of issue first, one page after another. */
export function useDocuments(filter: LibrarySearch) {
  const { q, unit, state, type, year, open } = filter;
  return useInfiniteQuery({
    queryKey: documentKeys.list(filter),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/documents", {
          params: {
            query: {
              q,
              unit_id: unit,
              state,
              type,
              year,
              open: open === "true",
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
