import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { unplaced } from "@/api/field-problems";
import { FormFrame } from "@/ui/form-frame";

import { useChangeWebhook } from "./api/use-change";
import { useWebhookFields, WebhookFields } from "./fields";
import type { Webhook } from "./types";

export function ChangeForm({ tagged, onClose }: { tagged: Tagged<Webhook>; onClose: () => void }) {
  const { t } = useTranslation();
  const fields = useWebhookFields(tagged.body);
  const change = useChangeWebhook(tagged);
  const submit = () => {
    const told = fields.take();
    if (told) change.mutate({ name: told.name, url: told.url, kinds: told.kinds }, { onSuccess: onClose });
  };
  return (
    <FormFrame
      title={t("webhooks.change")}
      step={t("webhooks.save")}
      busy={change.isPending}
      error={change.error}
      rest={unplaced(change.error, ["/name", "/url"])}
      onSubmit={submit}
      onClose={onClose}
    >
      <WebhookFields fields={fields} error={change.error} />
    </FormFrame>
  );
}
