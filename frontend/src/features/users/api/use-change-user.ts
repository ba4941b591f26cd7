import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import { isProblem } from "@/api/problem";
import type { components } from "@/api/schema";

import { userKeys } from "./keys";

interface Order {
  etag: string;
  changes: components["schemas"]["UserPatch"];
}

/** Changes a user as they were read: what someone else changed meanwhile is fetched and said, never overwritten. */
export function useChangeUser(userId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, changes }: Order) =>
      answerWithTag(
        service.PATCH("/api/v1/users/{user_id}", {
          params: { path: { user_id: userId }, header: { "if-match": etag } },
          body: changes,
        }),
      ),
    onError: (error) => {
      if (isProblem(error, 412)) void queries.invalidateQueries({ queryKey: userKeys.one(userId) });
    },
    onSuccess: (changed) => {
      queries.setQueryData(userKeys.one(userId), changed);
      void queries.invalidateQueries({ queryKey: ["users", "list"] });
    },
  });
}
