import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { programKeys } from "./keys";

export function useProgram(clientId: string) {
  return useQuery({
    queryKey: programKeys.one(clientId),
    queryFn: () =>
      answer(service.GET("/api/v1/clients/{client_id}", { params: { path: { client_id: clientId } } })),
  });
}
