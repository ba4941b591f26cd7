import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { FormFrame } from "@/ui/form-frame";
import { readNumber } from "@/ui/number-input";
import { TextField } from "@/ui/text-field";

import { indicatorOf, keyOf, useCellName } from "./names";
import { LONG_ENOUGH } from "./reason";
import type { Adjustment, Content } from "./types";

interface Props {
  content: Content;
  busy: boolean;
  error: Error | null;
  onClose: () => void;
  onSave: (adjustment: Adjustment) => void;
}

/** One figure of those that add up, what to add, and why. */
export function AdjustForm({ content, busy, error, onClose, onSave }: Props) {
  const { t } = useTranslation();
  const nameOf = useCellName(content);
  const lines = content.lines.filter((line) => {
    const kind = indicatorOf(content, line)?.kind;
    return line.expected > 0 && (kind === "count" || kind === "money");
  });
  const [key, setKey] = useState(lines[0] ? keyOf(lines[0]) : "");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const amount = readNumber(typed);
  const wrong = amount.kind !== "number" || amount.value === "0";
  const short = reason.trim().length < LONG_ENOUGH;

  const save = () => {
    setSent(true);
    const line = lines.find((one) => keyOf(one) === key);
    if (!line || amount.kind !== "number" || wrong || short) return;
    onSave({
      indicator_id: line.indicator_id,
      category_id: line.category_id,
      amount: amount.value,
      reason: reason.trim(),
    });
  };

  return (
    <FormFrame
      title={t("editions.adjust.formTitle")}
      step={t("editions.adjust.step")}
      busy={busy}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <Choice
        label={t("editions.adjust.indicator")}
        value={key}
        options={lines.map((line) => ({ value: keyOf(line), label: nameOf(line) }))}
        onChange={setKey}
      />
      <TextField
        label={t("editions.adjust.amount")}
        hint={t("editions.adjust.amountHint")}
        inputMode="text"
        value={typed}
        onChange={setTyped}
        error={sent && wrong ? t("editions.adjust.amountWrong") : undefined}
      />
      <TextField
        label={t("editions.adjust.reason")}
        kind="lines"
        maxLength={2000}
        value={reason}
        onChange={setReason}
        error={sent && short ? t("editions.reasonNeeded") : undefined}
      />
    </FormFrame>
  );
}
