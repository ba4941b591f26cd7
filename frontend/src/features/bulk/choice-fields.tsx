import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { Choice } from "@/ui/choice";

import type { Choices } from "./types";

const MODES = ["per_submission", "all", "per_row"] as const;
const WAYS = ["draft", "submitted"] as const;

interface Props {
  choices: Choices;
  onChange: (choices: Choices) => void;
}

/** What a refused row keeps back, and how far the reports go; handing in is offered to those who may. */
export function ChoiceFields({ choices, onChange }: Props) {
  const { t } = useTranslation();
  const mayHandIn = allows(useMe(), "submission:submit");
  return (
    <div className="filters">
      <Choice
        label={t("bulk.mode")}
        value={choices.mode}
        options={MODES.map((value) => ({ value, label: t(`bulk.modes.${value}`) }))}
        onChange={(mode) => onChange({ ...choices, mode })}
      />
      {mayHandIn && (
        <Choice
          label={t("bulk.into")}
          value={choices.into}
          options={WAYS.map((value) => ({ value, label: t(`bulk.ways.${value}`) }))}
          onChange={(into) => onChange({ ...choices, into })}
        />
      )}
    </div>
  );
}
