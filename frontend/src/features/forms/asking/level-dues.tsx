import { useTranslation } from "react-i18next";

import type { Level } from "@/api/types";
import { TextField } from "@/ui/text-field";

import { LEVELS } from "./ask-draft";

interface Props {
  due: Partial<Record<Level, string>>;
  faults: readonly string[];
  onChange: (due: Partial<Record<Level, string>>) => void;
}

/** The levels that are asked, each with its due date. */
export function LevelDues({ due, faults, onChange }: Props) {
  const { t } = useTranslation();
  const without = (level: Level) => Object.fromEntries(Object.entries(due).filter(([one]) => one !== level));
  return (
    <fieldset className="field">
      <legend>{t("asking.ask.levels")}</legend>
      {LEVELS.map((level) => (
        <div key={level}>
          <label className="check">
            <input
              type="checkbox"
              checked={due[level] !== undefined}
              onChange={({ target }) => onChange(target.checked ? { ...due, [level]: "" } : without(level))}
            />
            {t(`common.level.${level}`)}
          </label>
          {due[level] !== undefined && (
            <TextField
              label={t("asking.ask.dueOf", { level: t(`common.level.${level}`) })}
              hint={t("asking.ask.dueHint")}
              className="date-input"
              value={due[level] ?? ""}
              onChange={(typed) => onChange({ ...due, [level]: typed })}
              error={faults.includes(level) ? t("access.dates.shape") : undefined}
            />
          )}
        </div>
      ))}
      {faults.includes("levels") && (
        <p className="field-error" role="alert">
          {t("asking.ask.levelNeeded")}
        </p>
      )}
    </fieldset>
  );
}
