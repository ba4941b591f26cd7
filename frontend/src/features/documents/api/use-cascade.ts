import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { documentKeys } from "./keys";

/** What a plan carries out, and what the units below have made of it. */
export function useCascade(documentId: number) {
  return useQuery({
    queryKey: documentKeys.cascade(documentId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/documents/{document_id}/cascade", {
          params: { path: { document_id: documentId } },
        }),
      ),
  });
}
