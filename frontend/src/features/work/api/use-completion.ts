import { useMutation } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

import { useStaleProgress } from "./use-stale-progress";

type Order =
  | { kind: "confirm"; body: components["schemas"]["CompletionWrite"] }
  | { kind: "take-back"; body: components["schemas"]["CompletionWithdrawal"] };

/** A lead's word that its part is finished, or that it was not. */
export function useCompletion(matrixId: number, assignmentId: number) {
  const stale = useStaleProgress(matrixId);
  const params = { path: { assignment_id: assignmentId } };
  return useMutation({
    mutationFn: (order: Order) =>
      order.kind === "confirm"
        ? answer(service.POST("/api/v1/assignments/{assignment_id}/completion", { params, body: order.body }))
        : answer(
            service.POST("/api/v1/assignments/{assignment_id}/completion/withdraw", {
              params,
              body: order.body,
            }),
          ),
    onSettled: stale,
  });
}
