import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys } from "./keys";

export function useUnit(unitId: number, asOf?: string) {
  return useQuery({
    queryKey: keys.unit(unitId, asOf),
    queryFn: () =>
      answer(
        service.GET("/api/v1/units/{unit_id}", {
          params: { path: { unit_id: unitId }, query: { as_of: asOf } },
        }),
      ),
  });
}
