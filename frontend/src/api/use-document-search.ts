import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";

/** Documents within the reader's reach whose number, subject or issuer holds `q`, the latest day of issue first. */
export function useDocumentSearch(q: string) {
  const query = { q: q.trim() || undefined, limit: 50 };
  return useQuery({
    // Begins like the keys of the pages of documents, whose changes make it stale.
    queryKey: ["documents", "choice", query.q],
    queryFn: () => answer(service.GET("/api/v1/documents", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
