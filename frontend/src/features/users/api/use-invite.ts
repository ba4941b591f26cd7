import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { Invitation } from "../types";
import { userKeys } from "./keys";

export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Invitation) => answer(service.POST("/api/v1/users", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: userKeys.all }),
    // The answer holds a secret: it goes with the page that shows it.
    gcTime: 0,
  });
}
