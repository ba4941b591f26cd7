import { useState } from "react";
import { useTranslation } from "react-i18next";

import { levelName } from "@/figures/period-text";
import { dayText, readDay } from "@/ui/dates";
import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { changeDays, useKeeping } from "../api/keeping";
import type { Asked, AskedLevel } from "./types";

const NAMES = ["opens_on", "cut_off_on", "due_on", "closes_on"] as const;
const TITLES = {
  opens_on: "asking.opensOn",
  cut_off_on: "asking.cutOffOn",
  due_on: "asking.dueOn",
  closes_on: "asking.closesOn",
} as const;

interface Props {
  formId: number;
  asked: Asked;
  level: AskedLevel;
  onClose: () => void;
}

/** Other days for one level, with the reason. A day that is emptied is no longer set; the due date always is. */
export function DaysForm({ formId, asked, level, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping<Asked>();
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(NAMES.map((name) => [name, level[name] === null ? "" : dayText(level[name])])),
  );
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const wrong = (name: (typeof NAMES)[number]) => {
    const text = (typed[name] ?? "").trim();
    return text === "" ? name === "due_on" : readDay(text) === undefined;
  };

  const submit = () => {
    setSent(true);
    if (NAMES.some(wrong) || !reason.trim()) return;
    const days = Object.fromEntries(NAMES.map((name) => [name, readDay(typed[name] ?? "") ?? null]));
    keeping.mutate(
      () => changeDays(formId, asked.period.code, level.level, asked.version, { ...days, reason }),
      { onSuccess: onClose },
    );
  };

  return (
    <FormFrame
      title={t("asking.changeDaysOf", { level: levelName(t, level.level) })}
      step={t("asking.saveDays")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {NAMES.map((name) => (
        <TextField
          key={name}
          label={t(TITLES[name])}
          hint={t("access.dayHint")}
          className="date-input"
          value={typed[name] ?? ""}
          onChange={(text) => setTyped({ ...typed, [name]: text })}
          error={sent && wrong(name) ? t("access.dates.shape") : undefined}
        />
      ))}
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
