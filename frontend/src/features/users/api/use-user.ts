import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { userKeys } from "./keys";

/** One user, with the version to send back with a change. */
export function useUser(userId: number) {
  return useQuery({
    queryKey: userKeys.one(userId),
    queryFn: () =>
      answerWithTag(service.GET("/api/v1/users/{user_id}", { params: { path: { user_id: userId } } })),
  });
}
