import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { accountKeys } from "./keys";

/** Roles that the reader handed to deputies, and roles that others handed to the reader. */
export function useDelegations() {
  return useQuery({
    queryKey: accountKeys.delegations,
    queryFn: () => answer(service.GET("/api/v1/account/delegations")),
  });
}
