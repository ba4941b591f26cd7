import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  EyeOutlined,
  InfoCircleFilled,
  QuestionCircleFilled,
  UserOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Proposal } from "../types";
import { confidenceWord } from "./words";

const LOOKS = {
  proposed: { tone: "warning", icon: QuestionCircleFilled },
  confirmed: { tone: "good", icon: CheckCircleFilled },
  rejected: { tone: "neutral", icon: CloseCircleFilled },
} as const;

export function ProposalStateTag({ proposal: { kind, state } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const words = kind === "finding" ? "documents.proposals.findingState" : "documents.proposals.state";
  return <Tag {...LOOKS[state]}>{t(`${words}.${state}`)}</Tag>;
}

const CONFIDENCE = {
  clear: { tone: "info", icon: CheckCircleFilled },
  fair: { tone: "neutral", icon: InfoCircleFilled },
  doubtful: { tone: "bad", icon: EyeOutlined },
} as const;

/** How sure reading was, as a word; of a finding how grave it is. */
export function ConfidenceTag({ proposal: { content, confidence } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  if (content.kind === "finding")
    return (
      <Tag
        tone={content.severity === "fault" ? "bad" : "info"}
        icon={content.severity === "fault" ? ExclamationCircleFilled : InfoCircleFilled}
      >
        {t(`documents.severity.${content.severity}`)}
      </Tag>
    );
  if (confidence === null)
    return (
      <Tag tone="special" icon={UserOutlined}>
        {t("documents.confidence.person")}
      </Tag>
    );
  const word = confidenceWord(confidence);
  return <Tag {...CONFIDENCE[word]}>{t(`documents.confidence.${word}`)}</Tag>;
}
