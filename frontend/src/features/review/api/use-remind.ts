import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

interface Order {
  key: string;
  bodyIds: number[];
  text: string;
}

/** Reminds all of these reporters in one act; who was reminded today already is not again. */
export function useRemind(formId: number, period: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, bodyIds, text }: Order) =>
      answer(
        service.POST("/api/v1/forms/{form_id}/reminders", {
          params: { path: { form_id: formId }, header: { "idempotency-key": key } },
          body: { period, body_ids: bodyIds, text },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.reporters }),
  });
}
