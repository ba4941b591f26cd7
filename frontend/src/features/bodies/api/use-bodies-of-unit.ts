import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { bodyKeys } from "./keys";

/** The bodies of one unit today, to choose from. */
export function useBodiesOfUnit(unitId: number) {
  return useQuery({
    queryKey: bodyKeys.ofUnit(unitId),
    queryFn: () =>
      answer(service.GET("/api/v1/bodies", { params: { query: { unit_id: unitId, limit: 500 } } })),
  });
}
