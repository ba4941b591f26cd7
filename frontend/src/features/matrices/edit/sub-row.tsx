import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { PartyField, type Speaker } from "./party-field";
import { type RowDraft, suggestedDay } from "./task-draft";

const KINDS = ["date", "month", "quarter", "yearly", "none"] as const;

interface Props {
  row: RowDraft;
  place: number;
  /** How many sub-rows the task has; the last one stays. */
  of: number;
  year: number;
  speaker: Speaker;
  errorAt: (pointer: string) => string | undefined;
  onChange: (row: RowDraft) => void;
  onDrop: () => void;
}

/** Who leads and coordinates one part of a task, until when, and with what money. */
export function SubRow({ row, place, of, year, speaker, errorAt, onChange, onDrop }: Props) {
  const { t } = useTranslation();
  const line = (name: "time" | "funding" | "fundingSource" | "responsible", pointer: string) => ({
    label: t(`matrices.edit.${name}`),
    error: errorAt(`/assignments/${place}/${pointer}`),
    value: row[name],
    maxLength: 2000,
    autoComplete: "off",
    onChange: (text: string) => onChange({ ...row, [name]: text }),
  });
  return (
    <section className="panel sub-row" aria-label={t("matrices.edit.subRow", { number: place + 1 })}>
      <div className="panel-head">
        <h3>{t("matrices.edit.subRow", { number: place + 1 })}</h3>
        {of > 1 && (
          <Button size="small" onClick={onDrop}>
            {t("matrices.edit.dropRow")}
            <span className="visually-hidden"> {place + 1}</span>
          </Button>
        )}
      </div>
      <PartyField
        label={t("matrices.lead")}
        speaker={speaker}
        parties={row.lead}
        error={errorAt(`/assignments/${place}/lead`)}
        onChange={(lead) => onChange({ ...row, lead })}
      />
      <PartyField
        label={t("matrices.coordinating")}
        speaker={speaker}
        parties={row.coordinating}
        error={errorAt(`/assignments/${place}/coordinating`)}
        onChange={(coordinating) => onChange({ ...row, coordinating })}
      />
      <div className="pair">
        <TextField {...line("time", "time")} hint={t("matrices.edit.timeHint")} />
        <Choice
          label={t("matrices.edit.kind")}
          value={row.kind}
          options={KINDS.map((value) => ({ value, label: t(`matrices.deadline.kind.${value}`) }))}
          onChange={(kind) => onChange({ ...row, kind, day: suggestedDay(kind, row.day, year) })}
        />
        {row.kind !== "none" && (
          <TextField
            label={t("matrices.edit.day")}
            hint={t("common.dateField.hint")}
            error={errorAt(`/assignments/${place}/deadline_on`)}
            inputMode="numeric"
            autoComplete="off"
            className="date-input"
            value={row.day}
            onChange={(day) => onChange({ ...row, day })}
          />
        )}
      </div>
      <div className="pair">
        <TextField {...line("funding", "funding")} />
        <TextField {...line("fundingSource", "funding_source")} />
        <TextField {...line("responsible", "responsible")} />
      </div>
    </section>
  );
}
