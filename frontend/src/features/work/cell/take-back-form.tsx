import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { TextField } from "@/ui/text-field";

import { useCompletion } from "../api/use-completion";
import type { StepProps } from "./cell-steps";
import { StepForm } from "./step-form";

/** Takes a lead's word back; both stay on record. */
export function TakeBackForm({ told, onCancel, onDone }: StepProps) {
  const { t } = useTranslation();
  const takeBack = useCompletion(told.matrixId, told.assignment.id);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);

  const submit = () => {
    const lacks = reason.trim() === "";
    setMissing(lacks);
    if (lacks) return;
    takeBack.mutate(
      { kind: "take-back", body: { body_id: told.cell.body_id, reason: reason.trim() } },
      { onSuccess: onDone },
    );
  };

  return (
    <StepForm
      step={t("work.step.take_back")}
      busy={takeBack.isPending}
      error={takeBack.error}
      rest={unplaced(takeBack.error, ["/reason"])}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        kind="lines"
        label={t("work.reason")}
        error={missing ? t("work.needed") : problemAt(takeBack.error, "/reason")}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </StepForm>
  );
}
