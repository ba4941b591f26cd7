import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

export const SHOWN = 20;

/** The first of the reports that a file changed. */
export function useTaken(id: number) {
  return useQuery({
    queryKey: ["bulk", id, "submissions"],
    queryFn: () =>
      answer(
        service.GET("/api/v1/bulk/{load_id}/submissions", {
          params: { path: { load_id: id }, query: { limit: SHOWN } },
        }),
      ),
  });
}
