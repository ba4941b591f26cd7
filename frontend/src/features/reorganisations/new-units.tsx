import { useTranslation } from "react-i18next";

import { TextField } from "@/ui/text-field";

import type { Draft, NewUnit } from "./draft";

interface Props {
  draft: Draft;
  onChange: (made: readonly NewUnit[]) => void;
  faultOf: (unit: NewUnit) => Record<keyof NewUnit, string | undefined>;
}

/** Names and codes of the units that begin; of one that is renamed, its name alone. */
export function NewUnits({ draft, onChange, faultOf }: Props) {
  const { t } = useTranslation();
  const legend = (place: number) => {
    if (draft.step !== "split") return t("reorganisations.newUnit");
    return place === 0 ? t("reorganisations.mainPart") : t("reorganisations.part", { number: place + 1 });
  };
  return draft.made.map((unit, place) => {
    const set = (changed: Partial<NewUnit>) => onChange(draft.made.with(place, { ...unit, ...changed }));
    const name = (
      <TextField
        label={t(draft.step === "rename" ? "reorganisations.newName" : "reorganisations.name")}
        hint={t("reorganisations.nameHint")}
        value={unit.name}
        onChange={(text) => set({ name: text })}
        error={faultOf(unit).name}
      />
    );
    if (draft.step === "rename") return <div key={place}>{name}</div>;
    return (
      <fieldset key={place} className="field">
        <legend>{legend(place)}</legend>
        {name}
        <TextField
          label={t("reorganisations.code")}
          hint={t("reorganisations.codeHint")}
          inputMode="numeric"
          maxLength={5}
          value={unit.code}
          onChange={(code) => set({ code })}
          error={faultOf(unit).code}
        />
      </fieldset>
    );
  });
}
