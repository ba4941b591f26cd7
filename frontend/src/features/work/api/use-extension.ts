import { useMutation, useQuery } from "@tanstack/react-query";

import { answer, answerWithTag, service } from "@/api/client";
import type { components } from "@/api/schema";

import { useStaleProgress } from "./use-stale-progress";

/** Requests for a later day about one assignment, the newest first. */
export function useExtensions(assignmentId: number) {
  return useQuery({
    queryKey: ["extensions", assignmentId],
    queryFn: () =>
      answer(service.GET("/api/v1/extensions", { params: { query: { assignment_id: assignmentId } } })),
  });
}

type Order =
  | { kind: "ask"; body: components["schemas"]["ExtensionWrite"] }
  | { kind: "decide"; id: number; version: number; body: components["schemas"]["ExtensionDecision"] }
  | { kind: "withdraw"; id: number; version: number };

export function useExtensionOrder(matrixId: number, assignmentId: number) {
  const stale = useStaleProgress(matrixId);
  return useMutation({
    mutationFn: (order: Order) => {
      if (order.kind === "ask")
        return answerWithTag(
          service.POST("/api/v1/assignments/{assignment_id}/extensions", {
            params: { path: { assignment_id: assignmentId } },
            body: order.body,
          }),
        );
      const params = { path: { extension_id: order.id }, header: { "if-match": `"${order.version}"` } };
      return answerWithTag(
        order.kind === "decide"
          ? service.POST("/api/v1/extensions/{extension_id}/decision", { params, body: order.body })
          : service.POST("/api/v1/extensions/{extension_id}/withdraw", { params }),
      );
    },
    onSettled: stale,
  });
}
