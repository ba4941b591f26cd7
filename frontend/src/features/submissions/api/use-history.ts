import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

/** Asked anew each time it is looked at: saving adds to it without telling. */
export function useHistory(submissionId: number) {
  return useQuery({
    queryKey: keys.history(submissionId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/submissions/{submission_id}/history", {
          params: { path: { submission_id: submissionId } },
        }),
      ),
    staleTime: 0,
  });
}
