import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

import { cellOf } from "../cells";

const pathOf = (submissionId: number, key: string) => {
  const { indicatorId, categoryId } = cellOf(key);
  return { submission_id: submissionId, indicator_id: indicatorId, category_id: categoryId };
};

export const commentsKey = (submissionId: number, key: string) => [
  ...keys.submission(submissionId),
  "comments",
  key,
];

/** What reporter and reviewer said to each other about one figure. */
export function useComments(submissionId: number, key: string) {
  return useQuery({
    queryKey: commentsKey(submissionId, key),
    queryFn: () =>
      answer(
        service.GET("/api/v1/submissions/{submission_id}/cells/{indicator_id}/{category_id}/comments", {
          params: { path: pathOf(submissionId, key) },
        }),
      ),
    staleTime: 0,
  });
}

export const addComment = (submissionId: number, key: string, text: string) =>
  answer(
    service.POST("/api/v1/submissions/{submission_id}/cells/{indicator_id}/{category_id}/comments", {
      params: { path: pathOf(submissionId, key) },
      body: { text },
    }),
  );

export const resolveComment = (submissionId: number, commentId: number) =>
  answer(
    service.POST("/api/v1/submissions/{submission_id}/comments/{comment_id}/resolve", {
      params: { path: { submission_id: submissionId, comment_id: commentId } },
    }),
  );
