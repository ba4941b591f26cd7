import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** An assignment matrix out of a confirmed table. */
export function useMakeMatrix() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (proposalId: number) =>
      answer(service.POST("/api/v1/matrices", { body: { proposal_id: proposalId } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["matrices"] }),
  });
}
