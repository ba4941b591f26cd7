import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { EventsSearch } from "../search";

/** What happened, the newest first, one page after another. */
export function useEvents({ unit, about, user, from, to, own }: EventsSearch) {
  return useInfiniteQuery({
    queryKey: ["events", { unit, about, user, from, to, own }],
    queryFn: ({ pageParam }: { pageParam: string | null }) => {
      const query = { unit_id: unit, kind: about, user_id: user, from, to, cursor: pageParam, limit: 50 };
      return answer(
        own
          ? service.GET("/api/v1/me/events", { params: { query } })
          : service.GET("/api/v1/events", { params: { query } }),
      );
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
}
