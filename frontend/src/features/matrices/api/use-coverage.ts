import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { matrixKeys } from "./keys";

/** Which units below carry out what the matrix gives them. */
export function useCoverage(matrixId: number) {
  return useQuery({
    queryKey: matrixKeys.coverage(matrixId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/matrices/{matrix_id}/coverage", { params: { path: { matrix_id: matrixId } } }),
      ),
  });
}
