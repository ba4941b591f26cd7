import { useMutation, useQueryClient } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";
import { keys } from "@/api/keys";

export function useRemoveSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (password: string) =>
      done(service.DELETE("/api/v1/account/second-factor", { body: { password } })),
    // Also when it was refused: the page may not know of a change made elsewhere.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me }),
  });
}
