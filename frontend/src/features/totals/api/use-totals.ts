import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

export function useTotals(formId: number, period: string, unitId: number) {
  return useQuery({
    queryKey: keys.total(formId, period, unitId),
    queryFn: () =>
      answer(
        service.GET("/api/v1/totals", { params: { query: { form_id: formId, period, unit_id: unitId } } }),
      ),
    placeholderData: keepPreviousData,
  });
}
