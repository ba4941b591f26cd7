import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, answerWithTag, service, type Tagged } from "@/api/client";
import type { components } from "@/api/schema";

import type { Webhook, WebhookChange } from "../types";
import { webhookKeys } from "./keys";

const path = (id: number) => ({ path: { webhook_id: id } });

const reread = (queries: QueryClient) => () => queries.invalidateQueries({ queryKey: webhookKeys.all });

export function useCreateWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["WebhookCreate"]) =>
      answer(service.POST("/api/v1/webhooks", { body })),
    onSuccess: reread(queries),
    // The answer holds a secret: it goes with the page that shows it.
    gcTime: 0,
  });
}

export function useChangeWebhook({ body: webhook, etag }: Tagged<Webhook>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WebhookChange) =>
      answerWithTag(
        service.PATCH("/api/v1/webhooks/{webhook_id}", {
          params: { ...path(webhook.id), header: { "if-match": etag } },
          body,
        }),
      ),
    onSettled: reread(queries),
  });
}

export function useRotateWebhookSecret(id: number) {
  return useMutation({
    mutationFn: () =>
      answer(service.POST("/api/v1/webhooks/{webhook_id}/rotate-secret", { params: path(id) })),
    gcTime: 0,
  });
}

export function usePing(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(service.POST("/api/v1/webhooks/{webhook_id}/ping", { params: path(id) })),
    onSuccess: reread(queries),
  });
}

export function useReplay(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: number) =>
      answer(
        service.POST("/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay", {
          params: { path: { webhook_id: id, delivery_id: deliveryId } },
        }),
      ),
    onSuccess: reread(queries),
  });
}
