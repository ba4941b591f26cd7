import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

import type { Asked } from "./types";

interface Wanted {
  indicators: readonly number[];
  periods: readonly string[];
  /** None: every one. */
  category?: number;
  children?: boolean;
}

/** A unit's figures over periods; with its children, each with rank, gap to the target and change. */
export function useAggregates(asked: Asked, wanted: Wanted) {
  const { unit, form, basis, geography } = asked;
  return useQuery({
    queryKey: [...keys.totals, "aggregates", unit, form, basis, geography ?? "", wanted],
    queryFn: () =>
      answer(
        service.GET("/api/v1/aggregates", {
          params: {
            query: {
              unit_id: unit,
              form_id: form,
              basis,
              geography: geography ?? "as_reported",
              indicator_id: [...wanted.indicators],
              period: [...wanted.periods],
              category_id: wanted.category === undefined ? null : [wanted.category],
              children: wanted.children ?? false,
            },
          },
        }),
      ),
    enabled: wanted.indicators.length > 0,
  });
}
