import { useMutation } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

export function useRotateSecret(clientId: string) {
  return useMutation({
    mutationFn: () =>
      answer(
        service.POST("/api/v1/clients/{client_id}/rotate-secret", {
          params: { path: { client_id: clientId } },
        }),
      ),
    gcTime: 0,
  });
}
