import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

/** Groups of bodies by their phrase, diacritics or not. */
export function useGroupSearch(typed: string) {
  const q = typed.trim() || undefined;
  return useQuery({
    queryKey: ["bodies", "group-search", q],
    queryFn: () => answer(service.GET("/api/v1/body-groups", { params: { query: { q, limit: 50 } } })),
    placeholderData: keepPreviousData,
  });
}
