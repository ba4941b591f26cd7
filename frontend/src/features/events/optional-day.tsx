import { useState } from "react";
import { useTranslation } from "react-i18next";

import { dayText, readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

interface Props {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day of a filter, typed as people write it; empty is any day. Taken as soon as it is whole. */
export function OptionalDay({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(value);
  const [typed, setTyped] = useState(value === undefined ? "" : dayText(value));

  if (shown !== value) {
    setShown(value);
    if (value !== readDay(typed)) setTyped(value === undefined ? "" : dayText(value));
  }

  const take = (text: string) => {
    setTyped(text);
    const day = readDay(text);
    if (text.trim() === "") onChange(undefined);
    else if (day !== undefined && /\d{4}$/.test(text.trim())) onChange(day);
  };

  const unread = typed.trim().length >= 10 && readDay(typed) === undefined;
  return (
    <TextField
      label={`${label} (${t("common.dateField.hint")})`}
      error={unread ? t("common.dateField.invalid") : undefined}
      inputMode="numeric"
      autoComplete="off"
      className="date-input"
      value={typed}
      onChange={take}
    />
  );
}
