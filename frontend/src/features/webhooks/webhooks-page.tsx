import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";

import { useWebhooks } from "./api/use-webhooks";
import type { Webhook } from "./types";
import { WebhookTag } from "./webhook-tag";
import "./webhooks.css";
import "./words";

/** Other systems that are told at once what happens in the reader's units. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const pages = useWebhooks();
  return (
    <Page
      title={t("shell.pages.webhooks")}
      lead={t("webhooks.lead")}
      actions={
        <LinkButton to="/webhooks/new" main>
          {t("webhooks.create")}
        </LinkButton>
      }
    >
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }}>
        {({ pages: found }) => {
          const webhooks = found.flatMap(({ items }) => items);
          return webhooks.length === 0 ? (
            <Empty title={t("webhooks.none")}>
              <p>{t("webhooks.noneHint")}</p>
            </Empty>
          ) : (
            <>
              <WebhookTable webhooks={webhooks} />
              <MorePages count={webhooks.length} pages={pages} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function WebhookTable({ webhooks }: { webhooks: readonly Webhook[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={webhooks}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("webhooks.name"),
          cell: ({ id, name }) => (
            <Link to="/webhooks/$webhookId" params={{ webhookId: id }}>
              {name}
            </Link>
          ),
        },
        { title: t("webhooks.url"), cell: ({ url }) => url, className: "webhook-url" },
        { title: t("webhooks.unit"), cell: ({ unit }) => unit.name },
        { title: t("webhooks.waiting"), kind: "numeric", cell: ({ waiting }) => waiting },
        {
          title: t("webhooks.lastDelivered"),
          kind: "number",
          cell: ({ last_delivered_at: at }) => (at === null ? t("webhooks.never") : instantText(at)),
        },
        { title: t("webhooks.state.title"), bare: true, cell: (webhook) => <WebhookTag webhook={webhook} /> },
      ]}
    />
  );
}
