import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { withCopy } from "./copies";
import { keys } from "./keys";

export function useForm(formId: number | undefined) {
  return useQuery({
    queryKey: keys.form(formId ?? 0),
    queryFn: () =>
      withCopy(`form ${formId ?? 0}`, () =>
        answer(service.GET("/api/v1/forms/{form_id}", { params: { path: { form_id: formId ?? 0 } } })),
      ),
    enabled: formId !== undefined,
    staleTime: 5 * 60_000,
  });
}
