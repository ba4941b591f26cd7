import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "./client";
import { keys } from "./keys";

export interface Wanted {
  form_id: number;
  period: string;
  body_id: number;
  /** Why the reviewing unit does it for the reporter; kept with a report begun before as well. */
  behalf_reason?: string;
}

/** Begins a reporter's submission, or finds the one begun. */
export function useOpenSubmission() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Wanted) => answerWithTag(service.POST("/api/v1/submissions", { body })),
    onSuccess: (opened) => {
      queries.setQueryData(keys.submission(opened.body.id), opened);
      return queries.invalidateQueries({ queryKey: keys.reporters });
    },
  });
}
