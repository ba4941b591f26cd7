import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import type { components } from "@/api/schema";

import { userKeys } from "./keys";

export function useGrantRole(userId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["GrantRequest"]) =>
      answerWithTag(
        service.POST("/api/v1/users/{user_id}/grants", { params: { path: { user_id: userId } }, body }),
      ),
    onSuccess: (changed) => {
      queries.setQueryData(userKeys.one(userId), changed);
      void queries.invalidateQueries({ queryKey: ["users", "list"] });
    },
  });
}
