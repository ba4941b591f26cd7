import { useMutation } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";

export function useConfirmSecondFactor() {
  return useMutation({
    mutationFn: (code: string) =>
      done(service.POST("/api/v1/account/second-factor/confirm", { body: { code } })),
  });
}
