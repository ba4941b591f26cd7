import { useMutation } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";
import { type OnProgress, progressFetch } from "@/api/progress-fetch";

import { useChanged } from "./use-changed";

interface Order {
  etag: string;
  file: File;
  reason: string;
  onProgress: OnProgress;
}

/** A new edition of the text. */
export function useAmend(documentId: number) {
  return useMutation({
    mutationFn: ({ etag, file, reason, onProgress }: Order) => {
      const form = new FormData();
      form.set("file", file);
      form.set("reason", reason);
      return answerWithTag(
        service.POST("/api/v1/documents/{document_id}/editions", {
          params: { path: { document_id: documentId }, header: { "if-match": etag } },
          body: { file: file.name, reason },
          bodySerializer: () => form,
          fetch: progressFetch(form, onProgress),
        }),
      );
    },
    ...useChanged(documentId),
  });
}
