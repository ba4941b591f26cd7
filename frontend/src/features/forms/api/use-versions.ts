import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

/** What the form asked, the newest first; a draft before all, for whoever keeps the form. */
export function useVersions(formId: number) {
  return useQuery({
    queryKey: [...keys.form(formId), "versions"],
    queryFn: () =>
      answer(service.GET("/api/v1/forms/{form_id}/versions", { params: { path: { form_id: formId } } })),
  });
}
