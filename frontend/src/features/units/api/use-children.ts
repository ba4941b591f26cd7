import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

/** The units right below one on a date; no unit of any list has more than the largest page holds. */
export function useChildren(unitId: number, asOf: string, wanted: boolean) {
  const query = { parent_id: unitId, as_of: asOf, limit: 500 };
  return useQuery({
    queryKey: keys.unitList(query),
    queryFn: () => answer(service.GET("/api/v1/units", { params: { query } })),
    enabled: wanted,
  });
}
