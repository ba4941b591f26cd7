import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { UnitRef } from "@/api/types";
import { TextField } from "@/ui/text-field";

import type { Detail } from "../types";
import { MilestoneFields } from "./milestone-fields";
import { SourceFields } from "./source-fields";
import { type MilestoneDraft, NO_MILESTONE, type TargetDraft } from "./target-draft";
import { WhomFields } from "./whom-fields";

interface Props {
  draft: TargetDraft;
  indicator: Detail;
  asker: UnitRef;
  /** What is wrong at a place of the target, such as `milestones/0/value`. */
  errorAt: (pointer: string) => string | undefined;
  onChange: (draft: TargetDraft) => void;
}

/** Everything that a target says. */
export function TargetFields({ draft, indicator, asker, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<TargetDraft>) => onChange({ ...draft, ...part });
  const unit = indicator.versions.at(-1)?.measure_unit;
  const replace = (place: number, next: MilestoneDraft[]) =>
    change({ milestones: draft.milestones.flatMap((one, other) => (other === place ? next : [one])) });
  return (
    <>
      <SourceFields draft={draft} errorAt={errorAt} onChange={change} />
      <WhomFields draft={draft} asker={asker} errorAt={errorAt} onChange={change} />
      {draft.milestones.map((milestone, place) => (
        <MilestoneFields
          // Milestones have no name of their own while they are typed; they are only added at the end.
          key={place}
          place={place}
          milestone={milestone}
          indicator={indicator}
          errorAt={(name) => errorAt(`milestones/${place}/${name}`)}
          onChange={(next) => replace(place, [next])}
          onRemove={draft.milestones.length > 1 ? () => replace(place, []) : undefined}
        />
      ))}
      <div className="actions">
        <Button onClick={() => change({ milestones: [...draft.milestones, NO_MILESTONE] })}>
          {t("indicators.milestone.add")}
        </Button>
      </div>
      <TextField
        label={t("indicators.target.condition")}
        hint={t("indicators.target.conditionHint")}
        maxLength={4000}
        value={draft.condition}
        error={errorAt("condition")}
        onChange={(condition) => change({ condition })}
      />
      <div className="milestone-fields">
        <TextField
          label={unit ? t("indicators.target.baselineIn", { unit }) : t("indicators.target.baseline")}
          hint={t("indicators.target.optional")}
          inputMode="numeric"
          value={draft.baseline}
          error={errorAt("baseline")}
          onChange={(baseline) => change({ baseline })}
        />
        <TextField
          label={t("indicators.target.baselineYear")}
          hint={t("indicators.target.optional")}
          inputMode="numeric"
          value={draft.baselineYear}
          error={errorAt("baseline_year")}
          onChange={(baselineYear) => change({ baselineYear })}
        />
      </div>
    </>
  );
}
