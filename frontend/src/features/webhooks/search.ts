import { oneOf } from "@/ui/search-params";

import type { DeliveryState } from "./types";

export const DELIVERY_STATES = [
  "waiting",
  "delivered",
  "given_up",
] as const satisfies readonly DeliveryState[];

export interface WebhookSearch {
  /** Of the messages that are listed. */
  state?: DeliveryState | undefined;
}

export const readWebhookSearch = (search: Record<string, unknown>): WebhookSearch => ({
  state: oneOf(search["state"], DELIVERY_STATES),
});
