import { useMutation, useQueryClient } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";

import { accountKeys } from "./keys";

export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      done(service.DELETE("/api/v1/account/sessions/{sign_in_id}", { params: { path: { sign_in_id: id } } })),
    // One that has ended meanwhile is gone from the list too.
    onSettled: () => queries.invalidateQueries({ queryKey: accountKeys.sessions }),
  });
}
