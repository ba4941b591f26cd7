import { queryOptions } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import type { Wanted } from "../types";

export const recordedQuery = queryOptions({
  queryKey: ["reorganisations"],
  queryFn: () => answer(service.GET("/api/v1/reorganisations")),
});

export const previewOf = (body: Wanted) => answer(service.POST("/api/v1/reorganisations/preview", { body }));

/** Records by the token of the preview that was read. */
export const recordAs = (body: Wanted, plan: string) =>
  answer(service.POST("/api/v1/reorganisations", { body: { ...body, plan } }));

export const undo = (id: number, reason: string) =>
  answer(
    service.POST("/api/v1/reorganisations/{reorganisation_id}/undo", {
      params: { path: { reorganisation_id: id } },
      body: { reason },
    }),
  );
