import {
  CheckCircleFilled,
  ClockCircleFilled,
  EditFilled,
  LockFilled,
  RollbackOutlined,
  WarningFilled,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { EditionRow, EditionState } from "./types";

const LOOKS = {
  draft: { tone: "neutral", icon: EditFilled },
  frozen: { tone: "special", icon: LockFilled },
  submitted: { tone: "info", icon: ClockCircleFilled },
  accepted: { tone: "good", icon: CheckCircleFilled },
  returned: { tone: "warning", icon: RollbackOutlined },
} as const satisfies Record<EditionState, unknown>;

/** How far an edition has come, and whether it still says what is so. */
export function EditionTags({
  edition,
}: {
  edition: Pick<EditionRow, "state" | "stale_since" | "superseded">;
}) {
  const { t } = useTranslation();
  return (
    <span className="tags">
      <Tag {...LOOKS[edition.state]}>{t(`editions.state.${edition.state}`)}</Tag>
      {edition.stale_since !== null && (
        <Tag tone="warning" icon={WarningFilled}>
          {t("editions.stale.tag")}
        </Tag>
      )}
      {edition.superseded && <span className="quiet">{t("editions.superseded")}</span>}
    </span>
  );
}
