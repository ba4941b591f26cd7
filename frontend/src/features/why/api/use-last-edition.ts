import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { Asked } from "../types";

/** The unit's last frozen edition of the form and period, with what changed under it since; null where there is none. */
export function useLastEdition({ form, period, unit }: Pick<Asked, "form" | "period" | "unit">) {
  return useQuery({
    queryKey: ["editions", "last", form, period, unit],
    queryFn: async () => {
      const { items } = await answer(
        service.GET("/api/v1/editions", {
          params: { query: { form_id: form, period, unit_id: unit } },
        }),
      );
      const last = items.find(({ unit: { id }, frozen_at }) => id === unit && frozen_at !== null);
      if (!last) return null;
      return answer(
        service.GET("/api/v1/editions/{edition_id}", { params: { path: { edition_id: last.id } } }),
      );
    },
  });
}
