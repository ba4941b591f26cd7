import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { documentKeys } from "./keys";

export function useDocumentHistory(documentId: number) {
  return useQuery({
    queryKey: documentKeys.history(documentId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/documents/{document_id}/history", {
          params: { path: { document_id: documentId } },
        }),
      ),
  });
}
