import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { dayText, readDay } from "@/ui/dates";
import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { useHolidayChange, useHolidays } from "../api/holidays";
import type { Holiday } from "../types";
import { isWeekend } from "./weekdays";

const WORDS = ["name_vi", "name_en", "source"] as const;
const NOTHING = { name_vi: "", name_en: "", source: "" };

interface Props {
  year: number;
  /** The day that is changed; without it one is added. */
  holiday: Holiday | undefined;
  onClose: () => void;
}

/** A day off, or a weekend day worked instead of one, with the decision that says so. */
export function HolidayForm({ year, holiday, onClose }: Props) {
  const { t } = useTranslation();
  const change = useHolidayChange();
  const [typed, setTyped] = useState(holiday ? dayText(holiday.day) : "");
  const [worked, setWorked] = useState(holiday?.worked ?? false);
  const [words, setWords] = useState(holiday ?? NOTHING);
  const [sent, setSent] = useState(false);
  const day = readDay(typed);
  const there = useHolidays(Number(day?.slice(0, 4) ?? year)).data?.items ?? [];

  const fault = (): string | undefined => {
    if (day === undefined) return t("access.dates.shape");
    if (day !== holiday?.day && there.some((one) => one.day === day)) return t("making.holidays.twice");
    if (worked && !isWeekend(day)) return t("making.holidays.notWeekend");
    return undefined;
  };
  const submit = () => {
    setSent(true);
    if (day === undefined || fault() !== undefined || WORDS.some((name) => !words[name].trim())) return;
    const { name_vi, name_en, source } = words;
    change.mutate(
      { kind: "write", day, body: { worked, name_vi, name_en, source }, instead: holiday?.day },
      { onSuccess: onClose },
    );
  };

  return (
    <FormFrame
      title={holiday ? t("making.holidays.change", { day: dayText(holiday.day) }) : t("making.holidays.add")}
      step={t("making.holidays.save")}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("making.holidays.day")}
        hint={t("access.dayHint")}
        className="date-input"
        value={typed}
        error={sent ? fault() : undefined}
        onChange={setTyped}
      />
      <Choice
        label={t("making.holidays.kind")}
        value={worked ? "worked" : "off"}
        options={(["off", "worked"] as const).map((kind) => ({
          value: kind,
          label: t(`making.holidays.${kind}`),
        }))}
        onChange={(kind) => setWorked(kind === "worked")}
      />
      {WORDS.map((name) => (
        <TextField
          key={name}
          label={t(`making.holidays.${name}`)}
          hint={name === "source" ? t("making.holidays.sourceHint") : undefined}
          maxLength={300}
          value={words[name]}
          error={sent && !words[name].trim() ? t("making.needed") : undefined}
          onChange={(text) => setWords({ ...words, [name]: text })}
        />
      ))}
    </FormFrame>
  );
}
