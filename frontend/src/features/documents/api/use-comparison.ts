import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { documentKeys } from "./keys";

/** Targets and deadlines of a plan beside those of one that carries it out. */
export function useComparison(documentId: number, otherId: number) {
  return useQuery({
    queryKey: documentKeys.comparison(documentId, otherId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/documents/{document_id}/comparison", {
          params: { path: { document_id: documentId }, query: { with: otherId } },
        }),
      ),
  });
}
