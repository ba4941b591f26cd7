import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { indicatorKeys } from "./keys";

/** One indicator as it was meant on a day, with the version to send back with a change. */
export function useIndicator(indicatorId: number, on: string | undefined) {
  return useQuery({
    queryKey: indicatorKeys.one(indicatorId, on),
    queryFn: () =>
      answerWithTag(
        service.GET("/api/v1/indicators/{indicator_id}", {
          params: { path: { indicator_id: indicatorId }, query: { on } },
        }),
      ),
  });
}
