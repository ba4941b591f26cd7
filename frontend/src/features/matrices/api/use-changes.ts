import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { matrixKeys } from "./keys";

const midnight = (day: string): string => `${day}T00:00:00+07:00`;

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What changed from the first day to the end of the last, by the days of Vietnam. */
export function useChanges(matrixId: number, first: string, last: string) {
  return useQuery({
    queryKey: [...matrixKeys.one(matrixId), "changes", first, last],
    queryFn: () =>
      answer(
        service.GET("/api/v1/matrices/{matrix_id}/changes", {
          params: {
            path: { matrix_id: matrixId },
            query: { from: midnight(first), to: midnight(dayAfter(last)) },
          },
        }),
      ),
  });
}
