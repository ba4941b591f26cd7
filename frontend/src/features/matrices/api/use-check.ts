import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { language } from "@/api/language";

import { matrixKeys } from "./keys";

/** What to look at before the matrix is issued; the sentences come in the reader's language. */
export function useCheck(matrixId: number) {
  return useQuery({
    queryKey: [...matrixKeys.check(matrixId), language.get()],
    queryFn: () =>
      answer(
        service.GET("/api/v1/matrices/{matrix_id}/check", { params: { path: { matrix_id: matrixId } } }),
      ),
  });
}
