import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readWebhookSearch } from "@/features/webhooks/search";

import { readId, signedIn } from "./frame";

const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("@/features/webhooks/webhooks-page"), "WebhooksPage"),
});

const newWebhook = createRoute({
  getParentRoute: () => signedIn,
  path: "/webhooks/new",
  component: lazyRouteComponent(() => import("@/features/webhooks/create-page"), "CreatePage"),
});

const webhook = createRoute({
  getParentRoute: () => signedIn,
  path: "/webhooks/$webhookId",
  params: { parse: ({ webhookId }) => ({ webhookId: readId(webhookId) }) },
  validateSearch: readWebhookSearch,
  component: lazyRouteComponent(() => import("@/features/webhooks/webhook-page"), "WebhookPage"),
});

export const webhookRoutes = [webhooks, newWebhook, webhook] as const;
