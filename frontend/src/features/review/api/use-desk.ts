import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import { keys } from "@/api/keys";

/** A submission with the version to decide about. */
export const useDesk = (submissionId: number) =>
  useQuery({
    queryKey: keys.submission(submissionId),
    queryFn: () =>
      answerWithTag(
        service.GET("/api/v1/submissions/{submission_id}", {
          params: { path: { submission_id: submissionId } },
        }),
      ),
    staleTime: 0,
  });
