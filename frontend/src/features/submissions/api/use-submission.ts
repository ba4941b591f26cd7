import { queryOptions, useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import { withCopy } from "@/api/copies";
import { keys } from "@/api/keys";

/** A submission as it is now, with the version to change it by. */
export const loadSubmission = (id: number) =>
  answerWithTag(
    service.GET("/api/v1/submissions/{submission_id}", { params: { path: { submission_id: id } } }),
  );

/** Under which a report is kept for reading without a network. */
export const copyKey = (id: number): string => `submission ${id}`;

/** A submission with the version to change it by. Never refetched behind someone who is typing. */
export const submissionQuery = (id: number) =>
  queryOptions({
    queryKey: keys.submission(id),
    queryFn: () => withCopy(copyKey(id), () => loadSubmission(id)),
    staleTime: 0,
    refetchOnReconnect: false,
  });

export const useSubmission = (id: number) => useQuery(submissionQuery(id));
