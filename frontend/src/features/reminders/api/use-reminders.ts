import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { RemindersSearch } from "../search";
import { reminderKeys } from "./keys";

/** Received or sent, the newest first, one page after another. */
export function useReminders(search: RemindersSearch) {
  const { box = "received", rule, unseen, matrix, assignment, body } = search;
  return useInfiniteQuery({
    queryKey: reminderKeys.list(search),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/reminders", {
          params: {
            query: {
              box,
              rule,
              unseen: unseen === "true",
              matrix_id: matrix,
              assignment_id: assignment,
              body_id: body,
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
