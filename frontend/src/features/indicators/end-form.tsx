import { useState } from "react";
import { useTranslation } from "react-i18next";

import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import { endIndicator } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { FormFrame } from "@/ui/form-frame";
import type { Detail } from "./types";

interface Props {
  indicator: Detail;
  etag: string;
  onClose: () => void;
}

/** The last day on which the indicator is counted. */
export function EndForm({ indicator, etag, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const day = readDay(typed);

  const submit = () => {
    setSent(true);
    if (day === undefined || !reason.trim()) return;
    keeping.mutate(() => endIndicator(indicator.id, etag, { last_day: day, reason }), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={t("indicators.end.title")}
      lead={t("indicators.end.lead")}
      step={t("indicators.end.step")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("indicators.end.lastDay")}
        hint={t("access.dayHint")}
        className="date-input"
        value={typed}
        onChange={setTyped}
        error={sent && day === undefined ? t("access.dates.shape") : undefined}
      />
      <TextField
        label={t("indicators.fields.reason")}
        value={reason}
        maxLength={4000}
        onChange={setReason}
        error={sent && !reason.trim() ? t("indicators.fault.needed") : undefined}
      />
    </FormFrame>
  );
}
