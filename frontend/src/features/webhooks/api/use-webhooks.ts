import { useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { answer, answerWithTag, service } from "@/api/client";

import type { DeliveryState } from "../types";
import { webhookKeys } from "./keys";

/** While messages wait to be sent, what became of them is looked up again. */
const SOON = 5_000;

export function useWebhooks() {
  return useInfiniteQuery({
    queryKey: webhookKeys.list,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(service.GET("/api/v1/webhooks", { params: { query: { cursor: pageParam, limit: 50 } } })),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

export function useWebhook(id: number) {
  return useQuery({
    queryKey: webhookKeys.one(id),
    queryFn: () =>
      answerWithTag(service.GET("/api/v1/webhooks/{webhook_id}", { params: { path: { webhook_id: id } } })),
    refetchInterval: ({ state: { data } }) => (data && data.body.waiting > 0 ? SOON : false),
  });
}

export function useDeliveries(id: number, state: DeliveryState | undefined) {
  return useInfiniteQuery({
    queryKey: webhookKeys.deliveryList(id, state),
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      answer(
        service.GET("/api/v1/webhooks/{webhook_id}/deliveries", {
          params: { path: { webhook_id: id }, query: { state: state ?? null, cursor: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((item) => item.state === "waiting")) ? SOON : false,
  });
}
