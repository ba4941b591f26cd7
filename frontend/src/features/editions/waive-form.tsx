import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { LONG_ENOUGH } from "./reason";
import type { Reporter } from "./types";

interface Props {
  missing: readonly Reporter[];
  busy: boolean;
  error: Error | null;
  onClose: () => void;
  onSave: (waivers: { body_id: number; reason: string }[]) => void;
}

/** One reason for all who are ticked; at first everyone is. */
export function WaiveForm({ missing, busy, error, onClose, onSave }: Props) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<readonly number[]>([]);
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const chosen = missing.filter(({ body }) => !left.includes(body.id));
  const short = reason.trim().length < LONG_ENOUGH;

  const save = () => {
    setSent(true);
    if (!short && chosen.length > 0)
      onSave(chosen.map(({ body }) => ({ body_id: body.id, reason: reason.trim() })));
  };

  return (
    <FormFrame
      title={t("editions.waive.title")}
      lead={t("editions.waive.lead")}
      step={t("editions.waive.step")}
      busy={busy}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <fieldset>
        <legend>{t("editions.waive.whom")}</legend>
        {missing.map(({ body }) => (
          <label key={body.id} className="check">
            <input
              type="checkbox"
              checked={!left.includes(body.id)}
              onChange={(event) =>
                setLeft(event.target.checked ? left.filter((id) => id !== body.id) : [...left, body.id])
              }
            />
            {body.name}
          </label>
        ))}
        {sent && chosen.length === 0 && (
          <p className="field-error" role="alert">
            {t("editions.waive.nobody")}
          </p>
        )}
      </fieldset>
      <TextField
        label={t("editions.waive.reason")}
        kind="lines"
        maxLength={2000}
        value={reason}
        onChange={setReason}
        error={sent && short ? t("editions.reasonNeeded") : undefined}
      />
    </FormFrame>
  );
}
