import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

import { programKeys } from "./keys";

export function useCreateProgram() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["ClientCreate"]) =>
      answer(service.POST("/api/v1/clients", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: programKeys.all }),
    // The answer holds a secret: it goes with the page that shows it.
    gcTime: 0,
  });
}
