import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { indicatorKeys } from "./keys";

/** One target beside those of the units above, with the version to send back with a change. */
export function useTarget(targetId: number) {
  return useQuery({
    queryKey: indicatorKeys.target(targetId),
    queryFn: () =>
      answerWithTag(
        service.GET("/api/v1/targets/{target_id}", { params: { path: { target_id: targetId } } }),
      ),
  });
}
