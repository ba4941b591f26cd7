import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { correctIndicator } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { FormFrame } from "@/ui/form-frame";
import { DIRECTIONS, PERIOD_RULES } from "./kinds";
import { draftOf, isWhole, NO_TEXTS, textsOf } from "./texts-draft";
import { TextsFields } from "./texts-fields";
import type { Detail } from "./types";

interface Props {
  indicator: Detail;
  etag: string;
  onClose: () => void;
}

/** Words are mended and judgement is changed without changing the meaning; the reason goes into the log. */
export function CorrectForm({ indicator, etag, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const version = indicator.shown ?? indicator.versions.at(-1);
  const [draft, setDraft] = useState(version ? draftOf(version) : NO_TEXTS);
  const [direction, setDirection] = useState(indicator.direction);
  const [periodRule, setPeriodRule] = useState(indicator.period_rule);
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (!isWhole(draft) || !reason.trim() || !version) return;
    keeping.mutate(
      () =>
        correctIndicator(indicator.id, etag, {
          reason,
          number: version.number,
          texts: textsOf(draft, version),
          settings: {
            direction,
            period_rule: periodRule,
            cells: indicator.cells.map(({ code }) => code),
            complete: indicator.complete,
            plausible_min: indicator.plausible_min,
            plausible_max: indicator.plausible_max,
            sensitivity_threshold: indicator.sensitivity_threshold,
          },
        }),
      { onSuccess: onClose },
    );
  };

  return (
    <FormFrame
      title={t("indicators.correct.title")}
      lead={t("indicators.correct.lead")}
      step={t("indicators.correct.step")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextsFields draft={draft} sent={sent} onChange={setDraft} />
      <Choice
        label={t("indicators.directionLabel")}
        value={direction}
        options={DIRECTIONS.map((value) => ({ value, label: t(`indicators.direction.${value}`) }))}
        onChange={setDirection}
      />
      <Choice
        label={t("indicators.periodRuleLabel")}
        value={periodRule}
        options={PERIOD_RULES.map((value) => ({ value, label: t(`indicators.periodRule.${value}`) }))}
        onChange={setPeriodRule}
      />
      <TextField
        label={t("indicators.fields.reason")}
        value={reason}
        maxLength={4000}
        onChange={setReason}
        error={sent && !reason.trim() ? t("indicators.fault.needed") : undefined}
      />
    </FormFrame>
  );
}
