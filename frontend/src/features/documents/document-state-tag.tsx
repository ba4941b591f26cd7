import {
  CheckCircleFilled,
  ClockCircleFilled,
  FileDoneOutlined,
  MinusCircleFilled,
  RollbackOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { DocumentState } from "./types";

const LOOKS = {
  draft: { tone: "warning", icon: ClockCircleFilled },
  confirmed: { tone: "info", icon: FileDoneOutlined },
  issued: { tone: "good", icon: CheckCircleFilled },
  replaced: { tone: "special", icon: SwapOutlined },
  withdrawn: { tone: "bad", icon: RollbackOutlined },
  expired: { tone: "neutral", icon: MinusCircleFilled },
} as const;

export function DocumentStateTag({ state }: { state: DocumentState }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[state]}>{t(`documents.state.${state}`)}</Tag>;
}
