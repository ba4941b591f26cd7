import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys } from "./keys";

/** The bodies of one unit today, to choose from. */
export function useBodiesOfUnit(unitId: number) {
  return useQuery({
    queryKey: keys.bodiesOf(unitId),
    queryFn: () =>
      answer(service.GET("/api/v1/bodies", { params: { query: { unit_id: unitId, limit: 500 } } })),
  });
}
