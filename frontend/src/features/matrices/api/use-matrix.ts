import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

export function useMatrix(matrixId: number) {
  return useQuery({
    queryKey: keys.matrix(matrixId),
    queryFn: () =>
      answer(service.GET("/api/v1/matrices/{matrix_id}", { params: { path: { matrix_id: matrixId } } })),
  });
}
