import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { programKeys } from "./keys";

export function useRevokeProgram(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        service.POST("/api/v1/clients/{client_id}/revoke", { params: { path: { client_id: clientId } } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: programKeys.all }),
  });
}
