import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import type { MatrixCreate } from "../types";
import { matrixKeys } from "./keys";

/** A draft: empty, or a copy of another matrix. */
export function useCreateMatrix() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MatrixCreate) => answerWithTag(service.POST("/api/v1/matrices", { body })),
    onSuccess: (made) => {
      queries.setQueryData(matrixKeys.one(made.body.id), made);
      void queries.invalidateQueries({ queryKey: ["matrices"] });
    },
  });
}
