import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import { keys } from "@/api/keys";
import type { operations } from "@/api/schema";

type Return = operations["returnSubmission"]["requestBody"]["content"]["application/json"];

/** Accepts (nothing given) or gives back with reasons, in the version that was shown. */
export function useDecide(submissionId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, given }: { etag: string; given?: Return }) => {
      const params = { path: { submission_id: submissionId }, header: { "if-match": etag } };
      return answerWithTag(
        given
          ? service.POST("/api/v1/submissions/{submission_id}/return", { params, body: given })
          : service.POST("/api/v1/submissions/{submission_id}/accept", { params }),
      );
    },
    onSuccess: (decided) => queries.setQueryData(keys.submission(submissionId), decided),
    onSettled: () => {
      for (const queryKey of [keys.reporters, keys.totals, keys.submission(submissionId)]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
}
