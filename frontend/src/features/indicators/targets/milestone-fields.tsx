import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { COMPARATORS } from "../kinds";
import type { Detail } from "../types";
import type { MilestoneDraft } from "./target-draft";

interface Props {
  place: number;
  milestone: MilestoneDraft;
  indicator: Detail;
  /** What is wrong with a part of the milestone, such as `to_year`. */
  errorAt: (pointer: string) => string | undefined;
  onChange: (milestone: MilestoneDraft) => void;
  onRemove: (() => void) | undefined;
}

/** The value asked over some years, of the total or of one cell, in the indicator's unit of measure. */
export function MilestoneFields({ place, milestone, indicator, errorAt, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const offered = COMPARATORS.filter((one) => one !== "every" || indicator.kind === "flag");
  const unit = indicator.versions.at(-1)?.measure_unit;
  return (
    <fieldset className="milestone">
      <legend>{t("indicators.milestone.title", { number: place + 1 })}</legend>
      <div className="milestone-fields">
        <TextField
          label={t("indicators.milestone.from")}
          inputMode="numeric"
          value={milestone.from}
          error={errorAt("from_year")}
          onChange={(from) => onChange({ ...milestone, from })}
        />
        <TextField
          label={t("indicators.milestone.to")}
          inputMode="numeric"
          value={milestone.to}
          error={errorAt("to_year")}
          onChange={(to) => onChange({ ...milestone, to })}
        />
        <Choice
          label={t("indicators.milestone.comparator")}
          value={milestone.comparator}
          options={offered.map((value) => ({ value, label: t(`indicators.comparator.${value}`) }))}
          error={errorAt("comparator")}
          onChange={(comparator) => onChange({ ...milestone, comparator })}
        />
        {milestone.comparator !== "every" && (
          <TextField
            label={unit ? t("indicators.milestone.valueIn", { unit }) : t("indicators.milestone.value")}
            inputMode="numeric"
            value={milestone.value}
            error={errorAt("value")}
            onChange={(value) => onChange({ ...milestone, value })}
          />
        )}
        {indicator.cells.length > 0 && (
          <Choice
            label={t("indicators.milestone.cell")}
            value={milestone.cell}
            options={[
              { value: "", label: t("indicators.milestone.total") },
              ...indicator.cells.map((cell) => ({
                value: cell.code,
                label: pick(cell.name_vi, cell.name_en),
              })),
            ]}
            error={errorAt("cell")}
            onChange={(cell) => onChange({ ...milestone, cell })}
          />
        )}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={milestone.to_verify}
          onChange={(event) => onChange({ ...milestone, to_verify: event.target.checked })}
        />
        {t("indicators.fields.to_verify")}
      </label>
      {onRemove && (
        <Button onClick={onRemove}>{t("indicators.milestone.remove", { number: place + 1 })}</Button>
      )}
    </fieldset>
  );
}
