import { useInfiniteQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** What a body has said about an assignment, the newest first. */
export function useReports(assignmentId: number, bodyId: number) {
  return useInfiniteQuery({
    queryKey: ["progress-reports", assignmentId, bodyId],
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/assignments/{assignment_id}/reports", {
          params: {
            path: { assignment_id: assignmentId },
            query: { body_id: bodyId, cursor: pageParam, limit: 20 },
          },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
