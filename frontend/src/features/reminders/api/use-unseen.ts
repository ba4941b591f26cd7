import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { reminderKeys } from "./keys";

const EVERY = 5 * 60_000; // milliseconds

/** How many reminders of the reader's bodies nobody has marked as seen; asked again while the page stays open. */
export function useUnseen(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: reminderKeys.unseen,
    queryFn: () =>
      answer(
        service.GET("/api/v1/reminders", { params: { query: { box: "received", unseen: true, limit: 1 } } }),
      ),
    enabled,
    staleTime: EVERY / 5,
    refetchInterval: EVERY,
  });
  return data?.unseen ?? 0;
}
