import { queryOptions } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

export const formQuery = (formId: number) =>
  queryOptions({
    queryKey: keys.form(formId),
    queryFn: () => answer(service.GET("/api/v1/forms/{form_id}", { params: { path: { form_id: formId } } })),
    staleTime: 5 * 60_000,
  });
