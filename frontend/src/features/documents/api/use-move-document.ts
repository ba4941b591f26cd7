import { useMutation } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import type { components } from "@/api/schema";

import { useChanged } from "./use-changed";

interface Order {
  etag: string;
  wanted: components["schemas"]["MoveRequest"];
}

/** Confirms, reopens, issues, replaces, withdraws or expires. */
export function useMoveDocument(documentId: number) {
  return useMutation({
    mutationFn: ({ etag, wanted }: Order) =>
      answerWithTag(
        service.POST("/api/v1/documents/{document_id}/move", {
          params: { path: { document_id: documentId }, header: { "if-match": etag } },
          body: wanted,
        }),
      ),
    ...useChanged(documentId),
  });
}
