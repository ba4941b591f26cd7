import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { ProblemMessage } from "@/ui/problem-message";

import { useReplay } from "./api/use-change";
import { useDeliveries } from "./api/use-webhooks";
import { DeliveryTag } from "./delivery-tag";
import { familyOf } from "./families";
import { DELIVERY_STATES } from "./search";
import type { Delivery } from "./types";

const route = getRouteApi("/signed-in/webhooks/$webhookId");

/** Each message: what it told, how often it was tried, what was answered, and the way to send it once more. */
export function Deliveries({ webhookId }: { webhookId: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = route.useSearch();
  const pages = useDeliveries(webhookId, state);
  return (
    <section className="section" aria-labelledby="deliveries">
      <h2 id="deliveries">{t("webhooks.deliveries")}</h2>
      <Choice
        label={t("webhooks.delivery.state")}
        value={state ?? ""}
        options={[
          { value: "", label: t("webhooks.delivery.all") },
          ...DELIVERY_STATES.map((one) => ({ value: one, label: t(`webhooks.delivery.${one}`) })),
        ]}
        onChange={(chosen) =>
          void navigate({
            to: ".",
            search: { state: DELIVERY_STATES.find((one) => one === chosen) },
            resetScroll: false,
          })
        }
      />
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }}>
        {({ pages: found }) => {
          const deliveries = found.flatMap(({ items }) => items);
          return deliveries.length === 0 ? (
            <Empty title={t("webhooks.delivery.none")} />
          ) : (
            <>
              <DeliveryTable webhookId={webhookId} deliveries={deliveries} />
              <MorePages count={deliveries.length} pages={pages} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function DeliveryTable({ webhookId, deliveries }: { webhookId: number; deliveries: readonly Delivery[] }) {
  const { t } = useTranslation();
  const replay = useReplay(webhookId);
  return (
    <>
      {replay.error && <ProblemMessage error={replay.error} />}
      <ListTable
        rows={deliveries}
        rowKey={({ id }) => id}
        columns={[
          {
            title: t("webhooks.delivery.kind"),
            cell: ({ kind, event_id }) =>
              event_id === null ? t("webhooks.delivery.test") : familyOf(t, kind),
          },
          { title: t("webhooks.delivery.made"), kind: "number", cell: ({ made_at }) => instantText(made_at) },
          {
            title: t("webhooks.delivery.state"),
            bare: true,
            cell: (delivery) => <DeliveryTag state={delivery.state} />,
          },
          { title: t("webhooks.delivery.attempts"), kind: "numeric", cell: ({ attempts }) => attempts },
          { title: t("webhooks.delivery.answer"), cell: (delivery) => <Answer delivery={delivery} /> },
          {
            title: t("webhooks.delivery.again"),
            cell: ({ id, kind, state }) =>
              state !== "waiting" && (
                <Button
                  size="small"
                  loading={replay.isPending && replay.variables === id}
                  aria-label={t("webhooks.delivery.replayOf", { kind: familyOf(t, kind) })}
                  onClick={() => replay.mutate(id)}
                >
                  {t("webhooks.delivery.replay")}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

/** What the receiver answered last, and when it is tried again. */
function Answer({ delivery: { last_status, last_error, due_at, state } }: { delivery: Delivery }) {
  const { t } = useTranslation();
  return (
    <>
      {last_status !== null && <span>{t("webhooks.delivery.status", { status: last_status })}</span>}
      {last_error !== null && <span className="webhook-url">{last_error}</span>}
      {state === "waiting" && due_at !== null && (
        <span className="quiet"> {t("webhooks.delivery.due", { when: instantText(due_at) })}</span>
      )}
    </>
  );
}
