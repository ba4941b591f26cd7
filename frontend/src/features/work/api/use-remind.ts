import { useMutation } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

import { useStaleProgress } from "./use-stale-progress";

/** Reminds chosen bodies of chosen assignments, once a day. */
export function useRemind(matrixId: number) {
  const stale = useStaleProgress(matrixId);
  return useMutation({
    mutationFn: (body: components["schemas"]["ReminderWrite"]) =>
      answer(
        service.POST("/api/v1/matrices/{matrix_id}/reminders", {
          params: { path: { matrix_id: matrixId } },
          body,
        }),
      ),
    onSuccess: stale,
  });
}
