import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys } from "./keys";

/** Every assignment and body of a matrix with both axes, as far as the reader reaches. */
export function useMatrixProgress(matrixId: number) {
  return useQuery({
    queryKey: [...keys.matrix(matrixId), "progress"],
    queryFn: () =>
      answer(
        service.GET("/api/v1/matrices/{matrix_id}/progress", { params: { path: { matrix_id: matrixId } } }),
      ),
  });
}
