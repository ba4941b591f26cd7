import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { instantText } from "@/ui/dates";
import { type Fact, FactList } from "@/ui/fact-list";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useWebhook } from "./api/use-webhooks";
import { ChangeForm } from "./change-form";
import { Deliveries } from "./deliveries";
import { familyOf } from "./families";
import type { Webhook } from "./types";
import { WebhookSteps } from "./webhook-steps";
import { WebhookTag } from "./webhook-tag";
import "./webhooks.css";
import "./words";

const route = getRouteApi("/signed-in/webhooks/$webhookId");

/** One receiver: what it is told, how that goes, and each message sent to it. */
export function WebhookPage() {
  const { t } = useTranslation();
  const { webhookId } = route.useParams();
  const webhook = useWebhook(webhookId);
  return (
    <Page
      title={webhook.data?.body.name ?? t("webhooks.webhook")}
      place={webhookId}
      lead={<Link to="/webhooks">{t("webhooks.backToList")}</Link>}
    >
      <Loaded query={webhook}>{(tagged) => <Receiver tagged={tagged} />}</Loaded>
      <Deliveries webhookId={webhookId} />
    </Page>
  );
}

function Receiver({ tagged }: { tagged: Tagged<Webhook> }) {
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Facts webhook={tagged.body} />
      {changing ? (
        <ChangeForm tagged={tagged} onClose={() => setChanging(false)} />
      ) : (
        <WebhookSteps tagged={tagged} onChange={() => setChanging(true)} />
      )}
    </>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { stopped_because: why, last_delivered_at: last } = webhook;
  const facts: Fact[] = [
    [
      t("webhooks.state.title"),
      <>
        <WebhookTag webhook={webhook} />{" "}
        {!webhook.active &&
          t(`webhooks.stopped.${why === "gone" || why === "unreadable-secret" ? why : "by-hand"}`)}
      </>,
    ],
    [t("webhooks.url"), <span className="webhook-url">{webhook.url}</span>],
    [t("webhooks.unitOf"), webhook.unit.name],
    [
      t("webhooks.kinds"),
      webhook.kinds.length === 0
        ? t("webhooks.allKinds")
        : webhook.kinds.map((kind) => familyOf(t, kind)).join(", "),
    ],
    [t("webhooks.waiting"), webhook.waiting],
    [t("webhooks.lastDelivered"), last === null ? t("webhooks.never") : instantText(last)],
    [t("webhooks.madeBy"), `${webhook.made_by ?? t("webhooks.someone")}, ${instantText(webhook.made_at)}`],
  ];
  return (
    <section className="panel" aria-label={t("webhooks.webhook")}>
      <FactList facts={facts} />
    </section>
  );
}
