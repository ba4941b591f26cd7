import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

import { accountKeys } from "./keys";

export function useDelegate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["DelegationCreate"]) =>
      answer(service.POST("/api/v1/account/delegations", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: accountKeys.delegations }),
  });
}
