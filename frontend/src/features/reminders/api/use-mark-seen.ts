import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { reminderKeys } from "./keys";

/** Notes that the body has seen it; the first time counts. */
export function useMarkSeen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(service.POST("/api/v1/reminders/{reminder_id}/seen", { params: { path: { reminder_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: reminderKeys.all }),
  });
}
