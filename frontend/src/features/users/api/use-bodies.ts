import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { userKeys } from "./keys";

/** The bodies of a unit in being on a day, in the order of the dictionary. */
export function useBodies(unitId: number, asOf: string) {
  return useQuery({
    queryKey: userKeys.bodies(unitId, asOf),
    queryFn: () =>
      answer(
        service.GET("/api/v1/units/{unit_id}/bodies", {
          params: { path: { unit_id: unitId }, query: { as_of: asOf } },
        }),
      ),
  });
}
