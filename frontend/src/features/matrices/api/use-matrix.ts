import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { matrixKeys } from "./keys";

/** A matrix with the version to send back when changing it. */
export function useMatrix(matrixId: number) {
  return useQuery({
    queryKey: matrixKeys.one(matrixId),
    queryFn: () =>
      answerWithTag(
        service.GET("/api/v1/matrices/{matrix_id}", { params: { path: { matrix_id: matrixId } } }),
      ),
  });
}
