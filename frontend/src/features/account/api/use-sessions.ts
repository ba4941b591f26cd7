import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { accountKeys } from "./keys";

export function useSessions() {
  return useQuery({
    queryKey: accountKeys.sessions,
    queryFn: () => answer(service.GET("/api/v1/account/sessions")),
  });
}
