import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** The clauses of a document's newest text; none where it holds no text. */
export function useClauses(documentId: number | undefined) {
  return useQuery({
    // Begins like the keys of the pages of documents, whose changes make it stale.
    queryKey: ["documents", documentId, "clauses"],
    queryFn: () =>
      answer(
        service.GET("/api/v1/documents/{document_id}/text", {
          params: { path: { document_id: documentId ?? 0 } },
        }),
      ),
    select: ({ clauses }) => clauses,
    enabled: documentId !== undefined,
  });
}
