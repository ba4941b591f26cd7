import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CheckCircleFilled,
  ClockCircleFilled,
  MinusCircleFilled,
  PlusCircleFilled,
  QuestionCircleFilled,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Verdict } from "../types";

const LOOKS = {
  same: { tone: "good", icon: CheckCircleFilled },
  higher: { tone: "good", icon: ArrowUpOutlined },
  lower: { tone: "bad", icon: ArrowDownOutlined },
  earlier: { tone: "good", icon: CheckCircleFilled },
  later: { tone: "bad", icon: ClockCircleFilled },
  "only-above": { tone: "warning", icon: MinusCircleFilled },
  "only-below": { tone: "info", icon: PlusCircleFilled },
  "not-comparable": { tone: "neutral", icon: QuestionCircleFilled },
} as const;

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[verdict]}>{t(`documents.verdict.${verdict}`)}</Tag>;
}
