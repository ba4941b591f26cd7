import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { queueKey } from "./keys";

export const useQueue = (formId: number, period: string) =>
  useQuery({
    queryKey: queueKey(formId, period),
    queryFn: () =>
      answer(
        service.GET("/api/v1/forms/{form_id}/review-queue", {
          params: { path: { form_id: formId }, query: { period } },
        }),
      ),
  });
