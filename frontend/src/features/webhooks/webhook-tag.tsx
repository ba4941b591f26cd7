import { CheckCircleOutlined, ExclamationCircleOutlined, PauseCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Webhook } from "./types";

/** Whether messages go out, and why not. */
export function WebhookTag({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  if (!webhook.active) {
    const byHand = webhook.stopped_because === "by-hand";
    return (
      <Tag tone={byHand ? "neutral" : "bad"} icon={PauseCircleOutlined}>
        {t("webhooks.state.stopped")}
      </Tag>
    );
  }
  return webhook.given_up > 0 ? (
    <Tag tone="warning" icon={ExclamationCircleOutlined}>
      {t("webhooks.state.failing", { count: webhook.given_up })}
    </Tag>
  ) : (
    <Tag tone="good" icon={CheckCircleOutlined}>
      {t("webhooks.state.running")}
    </Tag>
  );
}
