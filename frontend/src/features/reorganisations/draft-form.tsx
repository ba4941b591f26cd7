import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { UnitSelect } from "@/figures/unit-select";
import { AskForm } from "@/ui/ask-form";
import { dayText, readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import { type Draft, growing, kindOf, least, resized, type Step, wantedOf } from "./draft";
import { NewUnits } from "./new-units";
import type { Wanted } from "./types";

interface Props {
  draft: Draft;
  today: string;
  busy: boolean;
  error: Error | null;
  onChange: (draft: Draft) => void;
  onPreview: (wanted: Wanted) => void;
}

/** Which units, from which day and by which resolution. */
export function DraftForm({ draft, today, busy, error, onChange, onPreview }: Props) {
  const { t } = useTranslation();
  const [sent, setSent] = useState(false);
  const [typed, setTyped] = useState(draft.day === undefined ? "" : dayText(draft.day));
  const needed = (missing: boolean) => (sent && missing ? t("reorganisations.needed") : undefined);

  const submit = () => {
    setSent(true);
    const wanted = wantedOf(draft);
    if (wanted) onPreview(wanted);
  };
  return (
    <AskForm error={error} rest={error ?? undefined} onSubmit={submit}>
      <p className="quiet">{t(`reorganisations.means.${draft.step}`)}</p>
      {draft.old.map((unit, place) => (
        <UnitSelect
          key={place}
          label={t(oldLabel(draft.step, place), { number: place + 1, part: place })}
          value={unit}
          asOf={draft.day ?? today}
          error={sent && unit === undefined ? t("reorganisations.needUnit") : undefined}
          onChange={(_, chosen) => onChange({ ...draft, old: draft.old.with(place, chosen) })}
        />
      ))}
      <NewUnits
        draft={draft}
        onChange={(made) => onChange({ ...draft, made })}
        faultOf={({ code, name }) => ({
          name: needed(kindOf(name) === undefined),
          code: needed(!/^\d+$/.test(code)),
        })}
      />
      {growing(draft) !== undefined && (
        <div className="actions">
          <Button onClick={() => onChange(resized(draft, 1))}>{t("reorganisations.more")}</Button>
          <Button disabled={least(draft)} onClick={() => onChange(resized(draft, -1))}>
            {t("reorganisations.fewer")}
          </Button>
        </div>
      )}
      <TextField
        label={t("reorganisations.day")}
        hint={t("access.dayHint")}
        className="date-input"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          onChange({ ...draft, day: readDay(text) });
        }}
        error={sent && draft.day === undefined ? t("access.dates.shape") : undefined}
      />
      <TextField
        label={t("reorganisations.resolution")}
        hint={t("reorganisations.resolutionHint")}
        maxLength={300}
        value={draft.resolution}
        onChange={(resolution) => onChange({ ...draft, resolution })}
        error={needed(draft.resolution.trim() === "")}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("reorganisations.preview")}
        </Button>
      </div>
    </AskForm>
  );
}

const OLD_LABELS = {
  merge: ["reorganisations.merged"],
  split: ["reorganisations.divided"],
  partial: ["reorganisations.gives", "reorganisations.receives"],
  rename: ["reorganisations.renamed"],
  transfer: ["reorganisations.moves", "reorganisations.newSuperior"],
  level_abolished: ["reorganisations.abolished"],
} as const satisfies Record<Step, readonly string[]>;

/** Whatever the step may have more of is called as the last of its kind. */
function oldLabel(step: Step, place: number) {
  const labels = OLD_LABELS[step];
  return labels[Math.min(place, labels.length - 1)] ?? labels[0];
}
