import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Standing } from "./grants";

const LOOKS = {
  now: { tone: "good", icon: CheckCircleOutlined },
  coming: { tone: "info", icon: ClockCircleOutlined },
  ended: { tone: "neutral", icon: MinusCircleOutlined },
} as const;

export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[standing]}>{t(`users.standing.${standing}`)}</Tag>;
}
