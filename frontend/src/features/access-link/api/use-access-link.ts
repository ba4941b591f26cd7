import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** Whose link it is. The secret goes in the body: addresses are written down on the way, bodies are not. */
export function useAccessLink(secret: string) {
  return useQuery({
    queryKey: ["access-link", secret],
    queryFn: () => answer(service.POST("/api/v1/access-links/preview", { body: { secret } })),
    enabled: secret !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
}
