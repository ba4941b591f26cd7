import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { TextField } from "@/ui/text-field";

import { useRemind } from "../api/use-remind";
import type { StepProps } from "./cell-steps";
import { StepForm } from "./step-form";

/** A reminder in the reader's own words; it stays on record. */
export function RemindForm({ told, onCancel, onDone }: StepProps) {
  const { t } = useTranslation();
  const remind = useRemind(told.matrixId);
  const [text, setText] = useState(() =>
    t("work.remindText", { number: told.task.number, content: told.task.content }),
  );
  const [missing, setMissing] = useState(false);

  const submit = () => {
    const lacks = text.trim() === "";
    setMissing(lacks);
    if (lacks) return;
    remind.mutate(
      {
        targets: [{ assignment_id: told.assignment.id, body_id: told.cell.body_id }],
        text: text.trim(),
      },
      { onSuccess: onDone },
    );
  };

  return (
    <StepForm
      step={t("work.step.remind")}
      busy={remind.isPending}
      error={remind.error}
      rest={unplaced(remind.error, ["/text"])}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        kind="lines"
        label={t("work.remindWords")}
        error={missing ? t("work.needed") : problemAt(remind.error, "/text")}
        maxLength={2000}
        value={text}
        onChange={setText}
      />
    </StepForm>
  );
}
