import { useMutation, useQueryClient } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";

import { accountKeys } from "./keys";

export function useEndDelegation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      done(
        service.DELETE("/api/v1/account/delegations/{delegation_id}", {
          params: { path: { delegation_id: id } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: accountKeys.delegations }),
  });
}
