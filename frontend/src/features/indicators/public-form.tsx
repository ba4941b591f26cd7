import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { endPublic, makePublic } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { ReasonForm } from "./reason-form";
import type { Detail } from "./types";

interface Props {
  indicator: Detail;
  etag: string;
  onClose: () => void;
}

/** Opens the official figures of the indicator to everyone, by a document that decides it. */
export function MakePublicForm({ indicator, etag, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [decision, setDecision] = useState("");
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (!decision.trim()) return;
    keeping.mutate(() => makePublic(indicator.id, etag, { decision, reason }), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={t("indicators.public.make")}
      lead={t(indicator.kind === "ratio" ? "indicators.public.leadRatio" : "indicators.public.lead")}
      step={t("indicators.public.step")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {indicator.sensitivity_threshold !== null && <p>{t("indicators.public.sensitive")}</p>}
      <TextField
        label={t("indicators.public.decision")}
        hint={t("indicators.public.decisionHint")}
        value={decision}
        maxLength={300}
        onChange={setDecision}
        error={sent && !decision.trim() ? t("indicators.fault.needed") : undefined}
      />
      <TextField
        label={t("indicators.fields.reason")}
        hint={t("indicators.target.optional")}
        value={reason}
        maxLength={4000}
        onChange={setReason}
      />
    </FormFrame>
  );
}

/** Takes the published figures back. */
export function EndPublicForm({ indicator, etag, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <ReasonForm
      title={t("indicators.public.end")}
      lead={t("indicators.public.endLead")}
      label={t("indicators.fields.reason")}
      send={(reason) => endPublic(indicator.id, etag, { reason })}
      onClose={onClose}
    />
  );
}
