import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { setGate, useKeeping } from "../api/keeping";
import type { Asked, AskedLevel } from "./types";

export type Gate = AskedLevel["gate"];

interface Props {
  formId: number;
  asked: Asked;
  gate: Gate;
  onClose: () => void;
}

/** Opens or closes entry on every level by hand, or leaves it to its days again; the reason is kept. */
export function GateForm({ formId, asked, gate, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping<Asked>();
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const step = t(`asking.setGate.${gate ?? "byDays"}`);

  const submit = () => {
    setSent(true);
    if (!reason.trim()) return;
    const levels = asked.levels.map(({ level }) => level);
    keeping.mutate(() => setGate(formId, asked.period.code, asked.version, { gate, levels, reason }), {
      onSuccess: onClose,
    });
  };

  return (
    <FormFrame
      title={step}
      lead={t(`asking.gateLead.${gate ?? "byDays"}`)}
      step={step}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("asking.reason")}
        value={reason}
        maxLength={2000}
        onChange={setReason}
        error={sent && !reason.trim() ? t("asking.reasonNeeded") : undefined}
      />
    </FormFrame>
  );
}
