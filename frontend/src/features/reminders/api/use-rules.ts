import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { reminderKeys } from "./keys";

const run = (matrixId: number, preview: boolean) =>
  answer(
    service.POST("/api/v1/matrices/{matrix_id}/reminders/run", {
      params: { path: { matrix_id: matrixId } },
      body: { preview },
    }),
  );

/** Whom the rules would remind of what in one matrix; nothing is sent. */
export function useRulesPreview(matrixId: number) {
  return useQuery({ queryKey: reminderKeys.preview(matrixId), queryFn: () => run(matrixId, true) });
}

/** Reminds by rule now, as the installation does every day. */
export function useRunRules(matrixId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => run(matrixId, false),
    onSuccess: () => queries.invalidateQueries({ queryKey: reminderKeys.all }),
  });
}
