import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { AskForm } from "@/ui/ask-form";
import { Page } from "@/ui/page";

import { useCreateWebhook } from "./api/use-change";
import { useWebhookFields, WebhookFields } from "./fields";
import { SecretOnce } from "./secret-once";
import type { MadeWebhook } from "./types";
import "./webhooks.css";
import "./words";

/** A new receiver; then the secret by which it knows that a message is ours, shown once. */
export function CreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [made, setMade] = useState<MadeWebhook>();
  return (
    <Page title={t("webhooks.create")} lead={made ? undefined : t("webhooks.createLead")}>
      {made ? (
        <SecretOnce
          title={t("webhooks.made", { name: made.webhook.name })}
          secret={made.secret}
          onDone={() => void navigate({ to: "/webhooks/$webhookId", params: { webhookId: made.webhook.id } })}
        />
      ) : (
        <CreateForm onMade={setMade} />
      )}
    </Page>
  );
}

function CreateForm({ onMade }: { onMade: (made: MadeWebhook) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const create = useCreateWebhook();
  const fields = useWebhookFields();
  const [unitId, setUnitId] = useState(me.home.id);
  const unit = useUnit(unitId, me.today).data ?? me.home;
  const submit = () => {
    const told = fields.take();
    if (told) create.mutate({ ...told, unit_id: unitId }, { onSuccess: onMade });
  };
  return (
    <AskForm error={create.error} rest={unplaced(create.error, ["/name", "/url"])} onSubmit={submit}>
      <WebhookFields fields={fields} error={create.error} />
      <UnitSelect label={t("webhooks.unitOf")} value={unit} asOf={me.today} onChange={setUnitId} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t("webhooks.make")}
        </Button>
      </div>
    </AskForm>
  );
}
