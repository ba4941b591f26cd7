import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** What names mean to the unit whose matrix it is: certain, or suggestions; nothing is changed by asking. */
export function useMatches(unitId: number, on: string | null, names: readonly string[]) {
  return useQuery({
    queryKey: ["body-matches", unitId, on, names],
    queryFn: () =>
      answer(service.POST("/api/v1/bodies/match", { body: { unit_id: unitId, on, names: [...names] } })),
    enabled: names.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
