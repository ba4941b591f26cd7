import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { userKeys } from "./keys";

/** People of one unit and of those below it. */
export function useUnitUsers(unitId: number) {
  return useQuery({
    queryKey: userKeys.unit(unitId),
    queryFn: () =>
      answer(service.GET("/api/v1/users", { params: { query: { unit_id: unitId, limit: 500 } } })),
  });
}
