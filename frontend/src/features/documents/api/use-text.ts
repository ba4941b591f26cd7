import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { documentKeys } from "./keys";

/** The text of an edition, without a number of the newest. */
export function useText(documentId: number, edition: number | undefined) {
  return useQuery({
    queryKey: documentKeys.text(documentId, edition),
    queryFn: () =>
      answer(
        service.GET("/api/v1/documents/{document_id}/text", {
          params: { path: { document_id: documentId }, query: { edition } },
        }),
      ),
    // An edition never changes; a new one makes this stale by name.
    staleTime: Infinity,
  });
}
