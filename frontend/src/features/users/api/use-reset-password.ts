import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { userKeys } from "./keys";

export function useResetPassword(userId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (removeSecondFactor: boolean) =>
      answer(
        service.POST("/api/v1/users/{user_id}/password-reset", {
          params: { path: { user_id: userId } },
          body: { remove_second_factor: removeSecondFactor },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: userKeys.one(userId) }),
    gcTime: 0,
  });
}
