import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { Basis } from "../types";
import { editionKeys } from "./keys";

interface Wanted {
  formId: number;
  period: string;
  unitId: number;
  basis: Basis;
}

/** Begins a unit's next edition, or finds the draft begun. */
export function useOpenEdition() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ formId, period, unitId, basis }: Wanted) =>
      answer(service.POST("/api/v1/editions", { body: { form_id: formId, period, unit_id: unitId, basis } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: editionKeys.all }),
  });
}
