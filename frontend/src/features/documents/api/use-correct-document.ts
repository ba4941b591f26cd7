import { useMutation } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import type { DocumentChange } from "../types";
import { useChanged } from "./use-changed";

interface Order {
  etag: string;
  change: DocumentChange;
}

export function useCorrectDocument(documentId: number) {
  return useMutation({
    mutationFn: ({ etag, change }: Order) =>
      answerWithTag(
        service.PATCH("/api/v1/documents/{document_id}", {
          params: { path: { document_id: documentId }, header: { "if-match": etag } },
          body: change,
        }),
      ),
    ...useChanged(documentId),
  });
}
