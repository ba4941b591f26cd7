import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { changesKey } from "./keys";

/** What was mended since it was last given back; not asked for where it never was. */
export const useChanges = (submissionId: number, given: boolean) =>
  useQuery({
    queryKey: changesKey(submissionId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/submissions/{submission_id}/changes", {
          params: { path: { submission_id: submissionId } },
        }),
      ),
    enabled: given,
  });
