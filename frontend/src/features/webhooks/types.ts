/** Names for what the service says about webhooks, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Webhook = Schemas["WebhookRead"];
export type MadeWebhook = Schemas["WebhookMade"];
export type WebhookChange = Schemas["WebhookChange"];
export type Delivery = Schemas["DeliveryRead"];
export type DeliveryState = Schemas["DeliveryState"];
