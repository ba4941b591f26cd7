import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { accountKeys } from "./keys";

/** Who may be the reader's deputy. */
export function useColleagues() {
  return useQuery({
    queryKey: accountKeys.colleagues,
    queryFn: () => answer(service.GET("/api/v1/account/colleagues")),
  });
}
