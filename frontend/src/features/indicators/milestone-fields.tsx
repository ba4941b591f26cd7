import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { COMPARATORS } from "./kinds";
import { type MilestoneDraft, valueOf, yearOf } from "./target-draft";
import type { Detail } from "./types";

interface Props {
  place: number;
  milestone: MilestoneDraft;
  indicator: Detail;
  sent: boolean;
  onChange: (milestone: MilestoneDraft) => void;
  onRemove: (() => void) | undefined;
}

/** The value asked over some years, of the total or of one cell. */
export function MilestoneFields({ place, milestone, indicator, sent, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const offered = COMPARATORS.filter((one) => one !== "every" || indicator.kind === "flag");
  const fault = (wrong: boolean, words: string) => (sent && wrong ? words : undefined);
  return (
    <fieldset className="milestone">
      <legend>{t("indicators.milestone.title", { number: place + 1 })}</legend>
      <div className="milestone-fields">
        <TextField
          label={t("indicators.milestone.from")}
          inputMode="numeric"
          value={milestone.from}
          error={fault(!yearOf(milestone.from), t("indicators.fault.year"))}
          onChange={(from) => onChange({ ...milestone, from })}
        />
        <TextField
          label={t("indicators.milestone.to")}
          inputMode="numeric"
          value={milestone.to}
          error={fault(yearOf(milestone.to) === undefined, t("indicators.fault.year"))}
          onChange={(to) => onChange({ ...milestone, to })}
        />
        <Choice
          label={t("indicators.milestone.comparator")}
          value={milestone.comparator}
          options={offered.map((value) => ({ value, label: t(`indicators.comparator.${value}`) }))}
          onChange={(comparator) => onChange({ ...milestone, comparator })}
        />
        <TextField
          label={t("indicators.milestone.value")}
          inputMode="numeric"
          value={milestone.value}
          error={fault(valueOf(milestone.value) === undefined, t("indicators.fault.number"))}
          onChange={(value) => onChange({ ...milestone, value })}
        />
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
