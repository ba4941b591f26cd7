import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

import { accountKeys } from "./keys";

/** Turns the second factor on; answers the recovery codes, which nobody can show again. */
export function useConfirmSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (code: string) =>
      answer(service.POST("/api/v1/account/second-factor/confirm", { body: { code } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.me });
      void queries.invalidateQueries({ queryKey: accountKeys.recoveryCodes });
    },
    gcTime: 0,
  });
}
