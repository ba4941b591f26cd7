import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { UsersSearch } from "../search";
import { userKeys } from "./keys";

/** People of the reader's units by their sign-in names, one page after another. */
export function useUsers(filter: UsersSearch) {
  const { q, unit, active } = filter;
  return useInfiniteQuery({
    queryKey: userKeys.list(filter),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/users", {
          params: {
            query: {
              q,
              unit_id: unit,
              active: active && active === "true",
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
