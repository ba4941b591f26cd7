import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { DeliveryState } from "./types";

const LOOKS = {
  waiting: { tone: "info", icon: ClockCircleOutlined },
  delivered: { tone: "good", icon: CheckCircleOutlined },
  given_up: { tone: "bad", icon: CloseCircleOutlined },
} as const;

export function DeliveryTag({ state }: { state: DeliveryState }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[state]}>{t(`webhooks.delivery.${state}`)}</Tag>;
}
