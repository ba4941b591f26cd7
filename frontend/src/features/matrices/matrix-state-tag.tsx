import { CheckCircleFilled, ClockCircleFilled, LockFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { MatrixState } from "./types";

const LOOKS = {
  draft: { tone: "warning", icon: ClockCircleFilled },
  issued: { tone: "good", icon: CheckCircleFilled },
  closed: { tone: "neutral", icon: LockFilled },
} as const;

export function MatrixStateTag({ state }: { state: MatrixState }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[state]}>{t(`matrices.state.${state}`)}</Tag>;
}
