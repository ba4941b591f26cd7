import { useMutation } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { ReportWrite } from "../types";
import { useStaleProgress } from "./use-stale-progress";

export function useReport(matrixId: number, assignmentId: number) {
  const stale = useStaleProgress(matrixId);
  return useMutation({
    mutationFn: (body: ReportWrite) =>
      answer(
        service.POST("/api/v1/assignments/{assignment_id}/reports", {
          params: { path: { assignment_id: assignmentId } },
          body,
        }),
      ),
    onSuccess: stale,
  });
}
