import type { DeliveryState } from "../types";

export const webhookKeys = {
  all: ["webhooks"],
  list: ["webhooks", "list"],
  one: (id: number) => ["webhooks", "one", id],
  deliveries: (id: number) => ["webhooks", "deliveries", id],
  deliveryList: (id: number, state: DeliveryState | undefined) => [
    "webhooks",
    "deliveries",
    id,
    state ?? "all",
  ],
} as const;
