import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { bodyKeys } from "./keys";

/** What merging a body into another would move; asked once the other is chosen. */
export function useMergePreview(bodyId: number, intoId: number | undefined) {
  return useQuery({
    queryKey: bodyKeys.merge(bodyId, intoId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/bodies/{body_id}/merge", {
          params: { path: { body_id: bodyId }, query: { into_id: intoId ?? 0 } },
        }),
      ),
    enabled: intoId !== undefined,
    retry: false,
  });
}
