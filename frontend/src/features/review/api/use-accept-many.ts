import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

import type { Queued } from "../types";

interface Order {
  /** Made once for each confirmation, so that sending it again does not do it again. */
  key: string;
  items: readonly Queued[];
}

/** Accepts all of these, each in the version that was shown; says which could not be. */
export function useAcceptMany(formId: number, period: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, items }: Order) =>
      answer(
        service.POST("/api/v1/forms/{form_id}/accept", {
          params: { path: { form_id: formId }, header: { "idempotency-key": key } },
          body: {
            period,
            expected_count: items.length,
            submissions: items.map(({ id, version }) => ({ id, version })),
          },
        }),
      ),
    onSettled: () => {
      for (const queryKey of [keys.reporters, keys.totals, ["submissions"]]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
}
