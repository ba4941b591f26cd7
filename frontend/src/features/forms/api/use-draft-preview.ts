import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";
import { isProblem } from "@/api/problem";

import type { ItemWrite } from "../types";

interface Question {
  formId: number;
  version: number;
  items: readonly ItemWrite[];
  firstPeriod?: string | undefined;
}

/**
 * What the items would change of the version before; asked of the service again whenever they change. Where somebody
 * changed the form meanwhile, its versions are fetched again too.
 */
export function useDraftPreview({ formId, version, items, firstPeriod }: Question) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: [...keys.form(formId), "draft-preview", version, firstPeriod, items],
    queryFn: () =>
      answer(
        service.POST("/api/v1/forms/{form_id}/draft/preview", {
          params: { path: { form_id: formId }, header: { "if-match": `"${version}"` } },
          body: { items: [...items], first_period: firstPeriod ?? null },
        }),
      ).catch((error: unknown) => {
        if (isProblem(error, 412))
          void queries.invalidateQueries({ queryKey: [...keys.form(formId), "versions"] });
        throw error;
      }),
    enabled: items.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
