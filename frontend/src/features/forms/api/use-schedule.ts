import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

/** The rules by which the form is asked of itself, and the next periods by them. */
export function useSchedule(formId: number) {
  return useQuery({
    queryKey: [...keys.form(formId), "schedule"],
    queryFn: () =>
      answer(service.GET("/api/v1/forms/{form_id}/schedule", { params: { path: { form_id: formId } } })),
  });
}
