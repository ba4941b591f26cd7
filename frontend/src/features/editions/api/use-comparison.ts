import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { editionKeys } from "./keys";

export function useComparison(id: number, otherId: number) {
  return useQuery({
    queryKey: editionKeys.comparison(id, otherId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/editions/{edition_id}/comparison", {
          params: { path: { edition_id: id }, query: { with: otherId } },
        }),
      ),
  });
}
