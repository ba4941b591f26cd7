import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Level } from "@/api/types";

import { levelName } from "@/figures/period-text";

import { LEVELS } from "../asking/ask-draft";
import { RuleFields } from "./rule-fields";
import { type Fault, type KindDraft, newRule, placeOf, type RuleDraft } from "./schedule-draft";

interface Props {
  value: KindDraft;
  faults: ReadonlyMap<string, Fault>;
  /** Levels of which the version in use asks something. */
  asked: readonly Level[];
  remarkOf: (level: Level) => string | undefined;
  onChange: (next: KindDraft) => void;
  onRemove: () => void;
}

/** Periods of one kind: which levels report in them, and by when. */
export function KindFields({ value: { kind, rules }, faults, asked, remarkOf, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const title = t(`asking.kind.${kind}`);
  const fault = faults.get(kind);
  const set = (rule: RuleDraft) =>
    onChange({ kind, rules: rules.map((one) => (one.level === rule.level ? rule : one)) });
  const toggle = (level: Level, reports: boolean) =>
    onChange({
      kind,
      rules: LEVELS.flatMap((one) => {
        const rule = rules.find((each) => each.level === one);
        if (one !== level) return rule ? [rule] : [];
        return reports ? [rule ?? newRule(one)] : [];
      }),
    });
  const errorOf = (place: string) => {
    const found = faults.get(place);
    return found && t(`making.schedule.fault.${found}`);
  };
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        <Button aria-label={t("making.schedule.removeKindOf", { kind: title })} onClick={onRemove}>
          {t("making.schedule.removeKind")}
        </Button>
      </div>
      <p className="quiet">{t("making.schedule.cutOff")}</p>
      {LEVELS.map((level) => {
        const rule = rules.find((one) => one.level === level);
        // Districts ended on 30 June 2025; their rules of before can be seen and taken out.
        if (level === "district" && !rule) return null;
        return (
          <div key={level} className="rule">
            <label className="check">
              <input
                type="checkbox"
                checked={rule !== undefined}
                aria-invalid={fault !== undefined}
                onChange={({ target }) => toggle(level, target.checked)}
              />
              {t("making.schedule.asked", { level: t(`common.level.${level}`) })}
            </label>
            {rule && (
              <RuleFields
                rule={rule}
                errorAt={(name) => errorOf(placeOf(kind, level, name))}
                remark={
                  asked.includes(level)
                    ? remarkOf(level)
                    : t("making.schedule.nothingAsked", { level: levelName(t, level) })
                }
                onChange={set}
              />
            )}
          </div>
        );
      })}
      {fault && (
        <p className="field-error" role="alert">
          {t(`making.schedule.fault.${fault}`)}
        </p>
      )}
    </section>
  );
}
