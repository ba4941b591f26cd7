import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** The followed matrices of which the reader may remind others. */
export function useChased(enabled: boolean) {
  return useQuery({
    queryKey: ["matrices", "to-remind"],
    queryFn: () =>
      answer(service.GET("/api/v1/matrices", { params: { query: { action: "remind", limit: 500 } } })),
    enabled,
  });
}
