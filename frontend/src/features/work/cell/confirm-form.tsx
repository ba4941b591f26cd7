import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { dayText, readDay } from "@/ui/dates";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useCompletion } from "../api/use-completion";
import type { StepProps } from "./cell-steps";
import { StepForm } from "./step-form";

/** A lead's word that its part is finished; a product without evidence asks why. */
export function ConfirmForm({ told, onCancel, onDone }: StepProps) {
  const { t } = useTranslation();
  const { assignment, cell, task, today } = told;
  const confirm = useCompletion(told.matrixId, assignment.id);
  const [day, setDay] = useState(dayText(cell.report?.finished_on ?? today));
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState(false);
  const bare = task.products.filter(
    (product) => !assignment.evidence.some((one) => one.product_id === product.id && one.files > 0),
  );

  const submit = () => {
    const finished = readDay(day);
    setWrong(finished === undefined);
    if (finished === undefined) return;
    confirm.mutate(
      {
        kind: "confirm",
        body: { body_id: cell.body_id, finished_on: finished, reason: reason.trim() || null },
      },
      { onSuccess: onDone },
    );
  };

  return (
    <StepForm
      step={t("work.step.confirm")}
      busy={confirm.isPending}
      error={confirm.error}
      rest={unplaced(confirm.error, ["/finished_on", "/reason"])}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label={t("work.finishedOn")}
        hint={t("common.dateField.hint")}
        error={wrong ? t("common.dateField.invalid") : problemAt(confirm.error, "/finished_on")}
        inputMode="numeric"
        autoComplete="off"
        className="date-input"
        value={day}
        onChange={setDay}
      />
      {bare.length > 0 && (
        <Notice tone="warning">
          <p>{t("work.noEvidence")}</p>
          <ul>
            {bare.map((product) => (
              <li key={product.id}>{product.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <TextField
        kind="lines"
        label={t(bare.length > 0 ? "work.whyNoEvidence" : "work.remark")}
        error={problemAt(confirm.error, "/reason")}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </StepForm>
  );
}
