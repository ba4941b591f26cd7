import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** As many as one answer holds. */
const MOST = 200;

/**
 * Indicators whose code or name holds the longest of the typed words, diacritics or not; the reader of the answer looks
 * for the others. Asks only for two letters and more.
 */
export function useIndicatorSearch(typed: string) {
  const [q = ""] = typed
    .trim()
    .split(/\s+/)
    .sort((one, other) => other.length - one.length);
  return useQuery({
    queryKey: ["indicators", "search", q],
    queryFn: () => answer(service.GET("/api/v1/indicators", { params: { query: { q, limit: MOST } } })),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
}
