import {
  CheckCircleFilled,
  ClockCircleFilled,
  EditFilled,
  MinusCircleFilled,
  RollbackOutlined,
  UnlockFilled,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { State } from "@/api/types";
import { Tag } from "@/ui/tag";

const LOOKS = {
  not_started: { tone: "neutral", icon: MinusCircleFilled },
  draft: { tone: "neutral", icon: EditFilled },
  submitted: { tone: "info", icon: ClockCircleFilled },
  returned: { tone: "warning", icon: RollbackOutlined },
  accepted: { tone: "good", icon: CheckCircleFilled },
  reopened: { tone: "special", icon: UnlockFilled },
} as const;

export const STATES = ["submitted", "returned", "reopened", "draft", "not_started", "accepted"] as const;

export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[state]}>{t(`figures.state.${state}`)}</Tag>;
}
