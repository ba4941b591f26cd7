import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

import type { Asked } from "../types";

export function useWhy(asked: Asked) {
  const { form, period, unit, indicator, category } = asked;
  return useQuery({
    queryKey: [...keys.totals, "why", asked],
    queryFn: () =>
      answer(
        service.GET("/api/v1/aggregates/why", {
          params: {
            query: {
              form_id: form,
              period,
              unit_id: unit,
              indicator_id: indicator,
              category_id: category,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
