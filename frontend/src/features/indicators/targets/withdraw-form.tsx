import { useTranslation } from "react-i18next";

import { withdrawTarget } from "../api/keeping";
import { ReasonForm } from "../reason-form";

interface Props {
  targetId: number;
  etag: string;
  onClose: () => void;
}

/** Asked no longer, with the reason. */
export function WithdrawForm({ targetId, etag, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <ReasonForm
      title={t("indicators.target.withdraw")}
      lead={t("indicators.target.withdrawLead")}
      label={t("indicators.target.reasonWithdraw")}
      send={(reason) => withdrawTarget(targetId, etag, { reason })}
      onClose={onClose}
    />
  );
}
