import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import { useExtensionOrder } from "../api/use-extension";
import type { StepProps } from "./cell-steps";
import { StepForm } from "./step-form";

/** Asks for a later day; the unit whose matrix it is decides. */
export function AskExtension({ told, onCancel, onDone }: StepProps) {
  const { t } = useTranslation();
  const ask = useExtensionOrder(told.matrixId, told.assignment.id);
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const until = readDay(day);

  const submit = () => {
    setSent(true);
    if (until === undefined || reason.trim() === "") return;
    ask.mutate(
      { kind: "ask", body: { body_id: told.cell.body_id, until, reason: reason.trim() } },
      { onSuccess: onDone },
    );
  };

  return (
    <StepForm
      step={t("work.step.ask_extension")}
      busy={ask.isPending}
      error={ask.error}
      rest={unplaced(ask.error, ["/until", "/reason"])}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label={t("work.extendTo")}
        hint={t("common.dateField.hint")}
        error={sent && until === undefined ? t("common.dateField.invalid") : problemAt(ask.error, "/until")}
        inputMode="numeric"
        autoComplete="off"
        className="date-input"
        value={day}
        onChange={setDay}
      />
      <TextField
        kind="lines"
        label={t("work.reason")}
        error={sent && reason.trim() === "" ? t("work.needed") : problemAt(ask.error, "/reason")}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </StepForm>
  );
}
