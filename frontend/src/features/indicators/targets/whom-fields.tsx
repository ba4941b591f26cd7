import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { UnitRef } from "@/api/types";
import { BODY_KINDS } from "@/figures/body-kinds";
import { UnitSelect } from "@/figures/unit-select";

import { LEVELS } from "../kinds";
import type { TargetDraft } from "./target-draft";

interface Props {
  draft: TargetDraft;
  /** Who asks: of its own level and those below. */
  asker: UnitRef;
  errorAt: (pointer: string) => string | undefined;
  onChange: (part: Partial<TargetDraft>) => void;
}

/** Of whom it is asked: levels, kinds of bodies, units; everyone where nothing is chosen. */
export function WhomFields({ draft, asker, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <fieldset className="whom">
      <legend>{t("indicators.target.whom")}</legend>
      <p className="quiet">{t("indicators.target.whomHint")}</p>
      <Boxes
        legend={t("indicators.target.levels")}
        offered={LEVELS.slice(LEVELS.indexOf(asker.level))}
        chosen={draft.levels}
        words={(level) => t(`indicators.level.${level}`)}
        onChange={(levels) => onChange({ levels })}
      />
      <Boxes
        legend={t("indicators.target.kinds")}
        offered={BODY_KINDS}
        chosen={draft.kinds}
        words={(kind) => t(`indicators.bodyKind.${kind}`)}
        onChange={(kinds) => onChange({ kinds })}
      />
      {draft.units.length > 0 && (
        <ul className="plain-list" aria-label={t("indicators.target.units")}>
          {draft.units.map((unit) => (
            <li key={unit.id}>
              {unit.name}{" "}
              <Button
                size="small"
                onClick={() => onChange({ units: draft.units.filter(({ id }) => id !== unit.id) })}
              >
                {t("indicators.target.removeUnit", { name: unit.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <UnitSelect
        label={t(draft.units.length > 0 ? "indicators.target.addUnit" : "indicators.target.units")}
        value={undefined}
        asOf={me.today}
        error={errorAt("units")}
        onChange={(id, unit) => {
          if (!draft.units.some((one) => one.id === id)) onChange({ units: [...draft.units, unit] });
        }}
      />
    </fieldset>
  );
}

interface BoxesProps<T extends string> {
  legend: string;
  offered: readonly T[];
  chosen: readonly T[];
  words: (one: T) => string;
  onChange: (chosen: T[]) => void;
}

function Boxes<T extends string>({ legend, offered, chosen, words, onChange }: BoxesProps<T>) {
  return (
    <fieldset className="boxes">
      <legend>{legend}</legend>
      {offered.map((one) => (
        <label key={one} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={(event) =>
              onChange(
                offered.filter((other) => (other === one ? event.target.checked : chosen.includes(other))),
              )
            }
          />
          {words(one)}
        </label>
      ))}
    </fieldset>
  );
}
