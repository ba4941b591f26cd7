import { useState } from "react";
import { useTranslation } from "react-i18next";

import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import { startVersion } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { FormFrame } from "@/ui/form-frame";
import { draftOf, isWhole, NO_TEXTS, textsOf } from "./texts-draft";
import { TextsFields } from "./texts-fields";
import type { Detail } from "./types";

interface Props {
  indicator: Detail;
  etag: string;
  onClose: () => void;
}

/** Another meaning from a day on: what was reported before keeps its own, and the series breaks there. */
export function VersionForm({ indicator, etag, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const newest = indicator.versions.at(-1);
  const [draft, setDraft] = useState(newest ? draftOf(newest) : NO_TEXTS);
  const [from, setFrom] = useState("");
  const [change, setChange] = useState("");
  const [sent, setSent] = useState(false);
  const day = readDay(from);

  const submit = () => {
    setSent(true);
    if (day === undefined || !change.trim() || !isWhole(draft)) return;
    keeping.mutate(
      () => startVersion(indicator.id, etag, { valid_from: day, change, texts: textsOf(draft) }),
      { onSuccess: onClose },
    );
  };

  return (
    <FormFrame
      title={t("indicators.version.title")}
      lead={t("indicators.version.lead")}
      step={t("indicators.version.step")}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("indicators.version.from")}
        hint={t("access.dayHint")}
        className="date-input"
        value={from}
        onChange={setFrom}
        error={sent && day === undefined ? t("access.dates.shape") : undefined}
      />
      <TextField
        label={t("indicators.change")}
        value={change}
        maxLength={4000}
        onChange={setChange}
        error={sent && !change.trim() ? t("indicators.fault.needed") : undefined}
      />
      <TextsFields draft={draft} sent={sent} onChange={setDraft} />
    </FormFrame>
  );
}
