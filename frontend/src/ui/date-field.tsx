import { Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { dayText, readDay } from "./dates";

interface Props {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day typed as people write it, whatever the browser's own language; taken on Enter or on leaving the field. */
export function DateField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(value);
  const [typed, setTyped] = useState(dayText(value));
  const [refused, setRefused] = useState(false);

  if (shown !== value) {
    setShown(value);
    setTyped(dayText(value));
    setRefused(false);
  }

  const take = () => {
    const day = readDay(typed);
    setRefused(day === undefined);
    if (day === undefined || day === value) return;
    onChange(day);
  };

  return (
    <div className="field">
      <label htmlFor={id}>
        {label} <span className="quiet">({t("common.dateField.hint")})</span>
      </label>
      <Input
        id={id}
        className="date-input"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        status={refused ? "error" : ""}
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-error` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
      {refused && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {t("common.dateField.invalid")}
        </p>
      )}
    </div>
  );
}
