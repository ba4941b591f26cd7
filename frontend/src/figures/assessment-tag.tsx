import {
  CheckCircleFilled,
  CloseCircleFilled,
  MinusCircleFilled,
  QuestionCircleFilled,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Assessment } from "@/api/types";
import { Tag } from "@/ui/tag";

const LOOKS = {
  met: { tone: "good", icon: CheckCircleFilled },
  not_met: { tone: "bad", icon: CloseCircleFilled },
  no_data: { tone: "neutral", icon: MinusCircleFilled },
  not_enough_coverage: { tone: "warning", icon: QuestionCircleFilled },
} as const;

/** A figure held against its target, in the service's judgement and no further. */
export function AssessmentTag({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation();
  return <Tag {...LOOKS[assessment]}>{t(`totals.assessment.${assessment}`)}</Tag>;
}
