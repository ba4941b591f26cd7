import { useState } from "react";
import { useTranslation } from "react-i18next";

import { dayText } from "./dates";
import { type DayFault, readRange } from "./day-range";
import { TextField } from "./text-field";

interface Faults {
  first?: DayFault | undefined;
  last?: DayFault | undefined;
}

/** Two days typed as people write them; `take` answers them, or shows which one is wrong. */
export function useDayPair(today: string, longest?: number) {
  const [typed, setTyped] = useState({ first: dayText(today), last: "" });
  const [faults, setFaults] = useState<Faults>({});

  const take = () => {
    const read = readRange(typed.first, typed.last, longest === undefined ? { today } : { today, longest });
    setFaults(read.ok ? {} : read);
    return read.ok ? read : undefined;
  };

  return { typed, setTyped, faults, take };
}

interface Props {
  state: ReturnType<typeof useDayPair>;
  lastHint?: string | undefined;
  /** What the service says about the last day. */
  error?: string | undefined;
}

export function DayPair({ state: { typed, setTyped, faults }, lastHint, error }: Props) {
  const { t } = useTranslation();
  return (
    <div className="pair">
      <TextField
        label={t("access.firstDay")}
        hint={t("access.dayHint")}
        error={faults.first && t(`access.dates.${faults.first}`)}
        inputMode="numeric"
        autoComplete="off"
        className="date-input"
        value={typed.first}
        onChange={(first) => setTyped({ ...typed, first })}
      />
      <TextField
        label={t("access.lastDay")}
        hint={lastHint ?? t("access.dayHint")}
        error={faults.last ? t(`access.dates.${faults.last}`) : error}
        inputMode="numeric"
        autoComplete="off"
        className="date-input"
        value={typed.last}
        onChange={(last) => setTyped({ ...typed, last })}
      />
    </div>
  );
}
