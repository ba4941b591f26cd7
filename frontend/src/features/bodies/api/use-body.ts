import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { bodyKeys } from "./keys";

/** One body on a day, with the version to send back with a change. */
export function useBody(bodyId: number, on: string | undefined) {
  return useQuery({
    queryKey: bodyKeys.one(bodyId, on),
    queryFn: () =>
      answerWithTag(
        service.GET("/api/v1/bodies/{body_id}", { params: { path: { body_id: bodyId }, query: { on } } }),
      ),
  });
}
