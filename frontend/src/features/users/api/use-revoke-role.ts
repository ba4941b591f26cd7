import { useMutation, useQueryClient } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";

import { userKeys } from "./keys";

export function useRevokeRole(userId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (grantId: number) =>
      done(
        service.DELETE("/api/v1/users/{user_id}/grants/{grant_id}", {
          params: { path: { user_id: userId, grant_id: grantId } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: userKeys.all }),
  });
}
