import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { bodyKeys } from "./keys";

/** Bodies of a unit that may have been entered twice. */
export function useDuplicates(unitId: number) {
  return useQuery({
    queryKey: bodyKeys.duplicates(unitId),
    queryFn: () =>
      answer(service.GET("/api/v1/bodies/duplicates", { params: { query: { unit_id: unitId } } })),
  });
}
