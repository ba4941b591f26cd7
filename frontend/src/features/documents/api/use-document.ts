import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { documentKeys } from "./keys";

/** A document with the version to send back when changing it. */
export function useDocument(documentId: number) {
  return useQuery({
    queryKey: documentKeys.one(documentId),
    queryFn: () =>
      answerWithTag(
        service.GET("/api/v1/documents/{document_id}", { params: { path: { document_id: documentId } } }),
      ),
  });
}
