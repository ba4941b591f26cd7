import { useMutation } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";

export function useRemoveSecondFactor() {
  return useMutation({
    mutationFn: (password: string) =>
      done(service.DELETE("/api/v1/account/second-factor", { body: { password } })),
  });
}
