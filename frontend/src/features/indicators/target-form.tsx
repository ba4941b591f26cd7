import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { TextField } from "@/ui/text-field";

import { changeTarget, createTarget, withdrawTarget } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { FormFrame } from "@/ui/form-frame";
import { MilestoneFields } from "./milestone-fields";
import { draftOfTarget, NO_MILESTONE, targetOf } from "./target-draft";
import type { Detail, Target } from "./types";

interface Props {
  indicator: Detail;
  /** The one that is changed; without it a new one is set. */
  target: Target | undefined;
  onClose: () => void;
}

/** What a document of the reader's unit asks: set, changed with a reason, or withdrawn with one. */
export function TargetForm({ indicator, target, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const keeping = useKeeping();
  const [draft, setDraft] = useState(draftOfTarget(target));
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const needed = (text: string) => (sent && !text.trim() ? t("indicators.fault.needed") : undefined);

  const submit = () => {
    setSent(true);
    const given = targetOf(draft, indicator, target);
    if (given === undefined || (target && !reason.trim())) return;
    keeping.mutate(
      () =>
        target
          ? changeTarget(target.id, target.version, { reason, target: given })
          : createTarget({ unit_id: me.home.id, target: given }),
      { onSuccess: onClose },
    );
  };

  const withdraw = () => {
    setSent(true);
    if (!target || !reason.trim()) return;
    keeping.mutate(() => withdrawTarget(target.id, target.version, reason), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={t(target ? "indicators.target.change" : "indicators.target.set")}
      lead={t("indicators.target.lead", { unit: target?.unit.name ?? me.home.name })}
      step={t("indicators.target.step")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("indicators.target.printed")}
        kind="lines"
        maxLength={4000}
        value={draft.printed}
        error={needed(draft.printed)}
        onChange={(printed) => setDraft({ ...draft, printed })}
      />
      <TextField
        label={t("indicators.target.source")}
        maxLength={4000}
        value={draft.source}
        error={needed(draft.source)}
        onChange={(source) => setDraft({ ...draft, source })}
      />
      <TextField
        label={t("indicators.target.condition")}
        hint={t("indicators.target.conditionHint")}
        maxLength={4000}
        value={draft.condition}
        onChange={(condition) => setDraft({ ...draft, condition })}
      />
      {draft.milestones.map((milestone, place) => (
        <MilestoneFields
          // Milestones have no name of their own while they are typed; they are only added at the end.
          key={place}
          place={place}
          milestone={milestone}
          indicator={indicator}
          sent={sent}
          onChange={(next) =>
            setDraft({
              ...draft,
              milestones: draft.milestones.map((held, other) => (other === place ? next : held)),
            })
          }
          onRemove={
            draft.milestones.length > 1
              ? () =>
                  setDraft({
                    ...draft,
                    milestones: draft.milestones.filter((_, other) => other !== place),
                  })
              : undefined
          }
        />
      ))}
      <div className="actions">
        <Button
          onClick={() => setDraft({ ...draft, milestones: [...draft.milestones, { ...NO_MILESTONE }] })}
        >
          {t("indicators.milestone.add")}
        </Button>
      </div>
      {target && (
        <>
          <TextField
            label={t("indicators.fields.reason")}
            maxLength={4000}
            value={reason}
            error={needed(reason)}
            onChange={setReason}
          />
          <div className="actions">
            <Button danger loading={keeping.isPending} onClick={withdraw}>
              {t("indicators.target.withdraw")}
            </Button>
          </div>
        </>
      )}
    </FormFrame>
  );
}
