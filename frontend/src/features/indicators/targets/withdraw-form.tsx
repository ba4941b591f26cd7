import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { withdrawTarget } from "../api/keeping";
import { useKeeping } from "../api/use-keeping";

interface Props {
  targetId: number;
  etag: string;
  onClose: () => void;
}

/** Asked no longer, with the reason. */
export function WithdrawForm({ targetId, etag, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (!reason.trim()) return;
    keeping.mutate(() => withdrawTarget(targetId, etag, { reason }), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={t("indicators.target.withdraw")}
      lead={t("indicators.target.withdrawLead")}
      step={t("indicators.target.withdraw")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("indicators.target.reasonWithdraw")}
        maxLength={4000}
        value={reason}
        error={sent && !reason.trim() ? t("indicators.fault.needed") : undefined}
        onChange={setReason}
      />
    </FormFrame>
  );
}
