import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { changeTarget } from "../api/keeping";
import { useKeeping } from "../api/use-keeping";
import type { Detail, TargetDetail } from "../types";
import { draftOfTarget, targetOf } from "./target-draft";
import { TargetFields } from "./target-fields";
import { useTargetDraft } from "./use-target-draft";

interface Props {
  target: TargetDetail;
  indicator: Detail;
  etag: string;
  onClose: () => void;
}

/** The target written again, with the reason. */
export function ChangeForm({ target, indicator, etag, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [reason, setReason] = useState("");
  const { draft, setDraft, errorAt, check, sent, rest } = useTargetDraft(
    draftOfTarget(target),
    keeping.error,
  );

  const submit = () => {
    if (!check() || !reason.trim()) return;
    const given = targetOf(draft, indicator.code);
    keeping.mutate(() => changeTarget(target.id, etag, { reason, target: given }), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={t("indicators.target.change")}
      lead={t("indicators.target.lead", { unit: target.unit.name })}
      step={t("indicators.target.step")}
      busy={keeping.isPending}
      error={keeping.error}
      rest={rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TargetFields
        draft={draft}
        indicator={indicator}
        asker={target.unit}
        errorAt={errorAt}
        onChange={setDraft}
      />
      <TextField
        label={t("indicators.target.reasonChange")}
        maxLength={4000}
        value={reason}
        error={sent && !reason.trim() ? t("indicators.fault.needed") : undefined}
        onChange={setReason}
      />
    </FormFrame>
  );
}
