import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import { keys } from "@/api/keys";
import { isProblem } from "@/api/problem";

export type Move = "submit" | "accept" | "return" | "reopen";

interface Order {
  move: Move;
  etag: string;
  reason: string;
  /** Why it is handed in for the reporter. */
  behalf: string | undefined;
}

function send(submissionId: number, { move, etag, reason, behalf }: Order) {
  const params = { path: { submission_id: submissionId }, header: { "if-match": etag } };
  switch (move) {
    case "submit":
      return answerWithTag(
        service.POST("/api/v1/submissions/{submission_id}/submit", {
          params,
          body: { behalf_reason: behalf ?? null },
        }),
      );
    case "accept":
      return answerWithTag(service.POST("/api/v1/submissions/{submission_id}/accept", { params }));
    case "return":
      return answerWithTag(
        service.POST("/api/v1/submissions/{submission_id}/return", { params, body: { reason, cells: [] } }),
      );
    case "reopen":
      return answerWithTag(
        service.POST("/api/v1/submissions/{submission_id}/reopen", { params, body: { reason } }),
      );
  }
}

/** Submits, accepts, returns or reopens; lists and totals are stale afterwards. */
export function useMove(submissionId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: Order) => send(submissionId, order),
    // Someone else was faster: what they made of it is fetched, beside the message that says so.
    onError: (error) => {
      if (isProblem(error, 409) || isProblem(error, 412)) {
        void queries.invalidateQueries({ queryKey: keys.submission(submissionId), exact: true });
      }
    },
    onSuccess: (moved) => {
      queries.setQueryData(keys.submission(submissionId), moved);
      for (const queryKey of [keys.reporters, keys.totals, keys.history(submissionId)]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
}
