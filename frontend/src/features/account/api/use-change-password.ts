import { useMutation, useQueryClient } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";
import type { components } from "@/api/schema";

import { accountKeys } from "./keys";

export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["PasswordChange"]) =>
      done(service.POST("/api/v1/account/password", { body })),
    // Every other session has ended with the old password.
    onSuccess: () => queries.invalidateQueries({ queryKey: accountKeys.sessions }),
  });
}
