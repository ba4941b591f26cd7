import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { reportersQuery } from "@/api/reporters";
import { readDay } from "@/ui/dates";
import { fold } from "@/ui/fold";
import { FormFrame } from "@/ui/form-frame";
import { Loaded } from "@/ui/loaded";
import { TextField } from "@/ui/text-field";

import { extendDue, useKeeping } from "../api/keeping";
import type { Asked } from "./types";

interface Props {
  formId: number;
  asked: Asked;
  onClose: () => void;
}

/** More time for the reporters that are chosen: all of them, or none. */
export function ExtensionForm({ formId, asked, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping<Asked>();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const day = readDay(typed);

  const submit = () => {
    setSent(true);
    if (chosen.length === 0 || day === undefined || !reason.trim()) return;
    const body = { body_ids: [...chosen], due_on: day, reason };
    keeping.mutate(() => extendDue(formId, asked.period.code, asked.version, body), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={t("asking.extend.title")}
      lead={t("asking.extend.lead")}
      step={t("asking.extend.step", { count: chosen.length })}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Reporters formId={formId} period={asked.period.code} chosen={chosen} onChange={setChosen} />
      {sent && chosen.length === 0 && (
        <p className="field-error" role="alert">
          {t("asking.extend.chooseOne")}
        </p>
      )}
      <TextField
        label={t("asking.extend.until")}
        hint={t("access.dayHint")}
        className="date-input"
        value={typed}
        onChange={setTyped}
        error={sent && day === undefined ? t("access.dates.shape") : undefined}
      />
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

interface ReportersProps {
  formId: number;
  period: string;
  chosen: readonly number[];
  onChange: (chosen: readonly number[]) => void;
}

function Reporters({ formId, period, chosen, onChange }: ReportersProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const reporters = useQuery(reportersQuery(formId, { period, limit: 500 }));
  return (
    <Loaded query={reporters} lines={4}>
      {({ items }) => (
        <fieldset className="field">
          <legend>{t("asking.extend.reporters", { count: chosen.length })}</legend>
          <TextField label={t("asking.extend.find")} value={typed} onChange={setTyped} />
          <ul className="choices">
            {items
              .filter(({ unit }) => fold(unit.name).includes(fold(typed.trim())))
              .map(({ body, unit }) => (
                <li key={body.id}>
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={chosen.includes(body.id)}
                      onChange={({ target }) =>
                        onChange(
                          target.checked ? [...chosen, body.id] : chosen.filter((one) => one !== body.id),
                        )
                      }
                    />
                    {unit.name}
                  </label>
                </li>
              ))}
          </ul>
        </fieldset>
      )}
    </Loaded>
  );
}
