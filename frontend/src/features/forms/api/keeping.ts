import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";
import type { Level } from "@/api/types";
import { isProblem } from "@/api/problem";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

/** The days of a form in a period; its `version` goes back with every change. */
export function useAsked(formId: number, period: string) {
  return useQuery({
    queryKey: [...keys.form(formId), "periods", period],
    queryFn: () =>
      answer(
        service.GET("/api/v1/forms/{form_id}/periods/{period}", {
          params: { path: { form_id: formId, period } },
        }),
      ),
  });
}

/** Sends one change; everything shown of forms and reporters is fetched again, after a stale version too. */
export function useKeeping<Answer>() {
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: keys.forms });
    void queries.invalidateQueries({ queryKey: keys.reporters });
  };
  return useMutation({
    mutationFn: (send: () => Promise<Answer>) => send(),
    onError: (error) => {
      if (isProblem(error, 412)) refresh();
    },
    onSuccess: refresh,
  });
}

const at = (formId: number, version: number) => ({
  path: { form_id: formId },
  header: { "if-match": `"${version}"` },
});

const during = (formId: number, period: string, version: number) => ({
  path: { form_id: formId, period },
  header: { "if-match": `"${version}"` },
});

export const createForm = (body: Schemas["FormCreate"]) => answer(service.POST("/api/v1/forms", { body }));

export const changeForm = (formId: number, version: number, body: Schemas["FormChange"]) =>
  answer(service.PATCH("/api/v1/forms/{form_id}", { params: at(formId, version), body }));

export const keepDraft = (formId: number, version: number, items: Schemas["ItemWrite"][]) =>
  answer(service.PUT("/api/v1/forms/{form_id}/draft", { params: at(formId, version), body: { items } }));

export const issueDraft = (formId: number, version: number, body: Schemas["VersionIssue"]) =>
  answer(service.POST("/api/v1/forms/{form_id}/issue", { params: at(formId, version), body }));

export const previewSchedule = (formId: number, version: number, rules: Schemas["ScheduleRule"][]) =>
  answer(
    service.POST("/api/v1/forms/{form_id}/schedule/preview", {
      params: at(formId, version),
      body: { rules },
    }),
  );

export const keepSchedule = (formId: number, version: number, rules: Schemas["ScheduleRule"][]) =>
  answer(service.PUT("/api/v1/forms/{form_id}/schedule", { params: at(formId, version), body: { rules } }));

export const askForm = (formId: number, version: number, body: Schemas["AskRequest"]) =>
  answer(service.POST("/api/v1/forms/{form_id}/periods", { params: at(formId, version), body }));

export const previewAsking = (formId: number, version: number, body: Schemas["AskRequest"]) =>
  answer(service.POST("/api/v1/forms/{form_id}/periods/preview", { params: at(formId, version), body }));

export const changeDays = (
  formId: number,
  period: string,
  level: Level,
  version: number,
  body: Schemas["DaysChange"],
) =>
  answer(
    service.PATCH("/api/v1/forms/{form_id}/periods/{period}/{level}", {
      params: { path: { form_id: formId, period, level }, header: { "if-match": `"${version}"` } },
      body,
    }),
  );

export const setGate = (formId: number, period: string, version: number, body: Schemas["GateWrite"]) =>
  answer(
    service.POST("/api/v1/forms/{form_id}/periods/{period}/gate", {
      params: during(formId, period, version),
      body,
    }),
  );

export const extendDue = (
  formId: number,
  period: string,
  version: number,
  body: Schemas["DueExtensionWrite"],
) =>
  answer(
    service.POST("/api/v1/forms/{form_id}/periods/{period}/extensions", {
      params: during(formId, period, version),
      body,
    }),
  );
