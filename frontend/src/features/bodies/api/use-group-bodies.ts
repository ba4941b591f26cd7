import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { bodyKeys } from "./keys";

/** Whom a group stands for on a day and, where asked, how that differs from another. */
export function useGroupBodies(groupId: number, on: string | undefined, since: string | undefined) {
  return useQuery({
    queryKey: bodyKeys.groupBodies(groupId, on, since),
    queryFn: () =>
      answer(
        service.GET("/api/v1/body-groups/{group_id}/bodies", {
          params: { path: { group_id: groupId }, query: { on, since } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
