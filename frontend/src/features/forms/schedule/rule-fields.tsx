import { useTranslation } from "react-i18next";

import { levelName } from "@/figures/period-text";
import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import type { RuleDraft, Way } from "./schedule-draft";

const WAYS: readonly Way[] = ["workingDays", "monthDay"];

interface Props {
  rule: RuleDraft;
  errorAt: (name: Way | "opens" | "closes") => string | undefined;
  /** What the preview found wrong with the due date. */
  remark: string | undefined;
  onChange: (rule: RuleDraft) => void;
}

/** By when one level reports in periods of a kind, and when entry opens and closes. */
export function RuleFields({ rule, errorAt, remark, onChange }: Props) {
  const { t } = useTranslation();
  const level = levelName(t, rule.level);
  const field = (name: Way | "opens" | "closes", hint?: string) => (
    <TextField
      label={t(`making.schedule.${name}`, { level })}
      hint={hint}
      className="number-input"
      autoComplete="off"
      inputMode={name === "monthDay" ? "text" : "numeric"}
      value={rule[name]}
      error={errorAt(name)}
      onChange={(text) => onChange({ ...rule, [name]: text })}
    />
  );
  return (
    <>
      <div className="rule-fields">
        <Choice
          label={t("making.schedule.way", { level })}
          value={rule.way}
          options={WAYS.map((way) => ({ value: way, label: t(`making.schedule.ways.${way}`) }))}
          onChange={(way) => onChange({ ...rule, way })}
        />
        {rule.way === "workingDays"
          ? field("workingDays")
          : field("monthDay", t("making.schedule.monthDayHint"))}
        {field("opens", t("making.schedule.opensHint"))}
        {field("closes", t("making.schedule.closesHint"))}
      </div>
      {remark !== undefined && <p className="remark">{remark}</p>}
    </>
  );
}
