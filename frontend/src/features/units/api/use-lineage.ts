import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

export function useLineage(unitId: number) {
  return useQuery({
    queryKey: keys.lineage(unitId),
    queryFn: () =>
      answer(service.GET("/api/v1/units/{unit_id}/lineage", { params: { path: { unit_id: unitId } } })),
  });
}
