import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys } from "./keys";

/** Units whose name holds `q`, diacritics or not, on the tree of `asOf`; asks only for two letters and more. */
export function useUnitSearch(q: string, asOf: string) {
  const query = { q: q.trim(), as_of: asOf, limit: 50 };
  return useQuery({
    queryKey: keys.unitList(query),
    queryFn: () => answer(service.GET("/api/v1/units", { params: { query } })),
    enabled: query.q.length >= 2,
    placeholderData: keepPreviousData,
  });
}
