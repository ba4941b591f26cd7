import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import { stateOf } from "./state";
import type { Program } from "./types";

const LOOKS = {
  running: { tone: "good", icon: CheckCircleOutlined },
  expired: { tone: "neutral", icon: ClockCircleOutlined },
  revoked: { tone: "bad", icon: StopOutlined },
} as const;

export function ProgramTag({ program }: { program: Program }) {
  const { t } = useTranslation();
  const state = stateOf(program, new Date());
  return <Tag {...LOOKS[state]}>{t(`programs.state.${state}`)}</Tag>;
}
