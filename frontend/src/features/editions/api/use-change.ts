import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service, type Tagged } from "@/api/client";
import { isProblem } from "@/api/problem";

import type { Changes, Edition, Signatory } from "../types";
import { editionKeys } from "./keys";

export const STEPS = ["freeze", "submit", "accept", "return", "withdraw", "issue"] as const;
export type Step = (typeof STEPS)[number];

export interface Order {
  step: Step;
  reason?: string;
  documentNumber?: string;
  issuedOn?: string;
  signatory?: Signatory;
}

function send(
  { body: edition, etag }: Tagged<Edition>,
  { step, reason = "", documentNumber = "", issuedOn = "", signatory }: Order,
) {
  const params = { path: { edition_id: edition.id }, header: { "if-match": etag } };
  switch (step) {
    case "freeze":
      return service.POST("/api/v1/editions/{edition_id}/freeze", {
        params,
        body: { seen: edition.digest },
      });
    case "submit":
      return service.POST("/api/v1/editions/{edition_id}/submit", { params });
    case "accept":
      return service.POST("/api/v1/editions/{edition_id}/accept", { params });
    case "return":
      return service.POST("/api/v1/editions/{edition_id}/return", { params, body: { reason } });
    case "withdraw":
      return service.POST("/api/v1/editions/{edition_id}/withdraw", { params, body: { reason } });
    case "issue":
      return service.POST("/api/v1/editions/{edition_id}/issue", {
        params,
        body: { document_number: documentNumber, issued_on: issuedOn, signatory: signatory ?? null },
      });
  }
}

/** Moves the edition on; the version that was seen goes with it. */
export function useStep(tagged: Tagged<Edition>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: Order) => answerWithTag(send(tagged, order)),
    ...known(queries, tagged.body.id),
  });
}

/** Writes a draft's adjustments, waivers or words. */
export function useSave(tagged: Tagged<Edition>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: Changes) =>
      answerWithTag(
        service.PATCH("/api/v1/editions/{edition_id}", {
          params: { path: { edition_id: tagged.body.id }, header: { "if-match": tagged.etag } },
          body: changes,
        }),
      ),
    ...known(queries, tagged.body.id),
  });
}

/** Whoever was faster, or what changed below, is shown beside the message that says so. */
function known(queries: QueryClient, id: number) {
  return {
    onError: (error: Error) => {
      if (isProblem(error, 409) || isProblem(error, 412))
        void queries.invalidateQueries({ queryKey: editionKeys.one(id) });
    },
    onSuccess: (changed: Tagged<Edition>) => {
      queries.setQueryData(editionKeys.one(id), changed);
      void queries.invalidateQueries({ queryKey: editionKeys.lists });
    },
  };
}
