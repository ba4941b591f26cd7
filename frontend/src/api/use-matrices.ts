import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys } from "./keys";

export function useMatrices(year: number | undefined) {
  return useQuery({
    queryKey: keys.matrices(year),
    queryFn: () => answer(service.GET("/api/v1/matrices", { params: { query: { year, limit: 500 } } })),
  });
}
