import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { matrixKeys } from "./keys";

interface Order {
  into: { matrixId: number } | { title: string; year: number; unit_id: number };
  taskIds: number[];
}

/**
 * Takes superiors' tasks into an own draft, as it stands now: rows are only added, so nothing that someone else wrote
 * there meanwhile can be lost.
 */
export function useTakeOver() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ into, taskIds }: Order) => {
      const target =
        "matrixId" in into
          ? await answerWithTag(
              service.GET("/api/v1/matrices/{matrix_id}", { params: { path: { matrix_id: into.matrixId } } }),
            )
          : await answerWithTag(service.POST("/api/v1/matrices", { body: into }));
      return answerWithTag(
        service.POST("/api/v1/matrices/{matrix_id}/take-over", {
          params: { path: { matrix_id: target.body.id }, header: { "if-match": target.etag } },
          body: { task_ids: taskIds },
        }),
      );
    },
    onSuccess: (changed) => queries.setQueryData(matrixKeys.one(changed.body.id), changed),
    // A new draft may have been made although the tasks were then refused.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["matrices"] });
      void queries.invalidateQueries({ queryKey: ["given-tasks"] });
    },
  });
}
