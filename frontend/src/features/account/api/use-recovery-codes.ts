import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { accountKeys } from "./keys";

/** How many recovery codes are left. */
export function useRecoveryCodesLeft() {
  return useQuery({
    queryKey: accountKeys.recoveryCodes,
    queryFn: () => answer(service.GET("/api/v1/account/recovery-codes")),
  });
}

export function useReplaceRecoveryCodes() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (password: string) =>
      answer(service.POST("/api/v1/account/recovery-codes", { body: { password } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: accountKeys.recoveryCodes }),
    gcTime: 0,
  });
}
