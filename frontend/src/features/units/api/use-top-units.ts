import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

/** Where the tree begins on a date: the nation, which everyone may read. */
export function useTopUnits(asOf: string) {
  const query = { level: "nation", as_of: asOf } as const;
  return useQuery({
    queryKey: keys.unitList(query),
    queryFn: () => answer(service.GET("/api/v1/units", { params: { query } })),
  });
}
