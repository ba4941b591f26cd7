import { useState } from "react";
import { useTranslation } from "react-i18next";

import { isProblem } from "@/api/problem";
import type { Form } from "@/api/types";
import { FormFrame } from "@/ui/form-frame";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { changeForm, useKeeping } from "./api/keeping";

const NAMES = ["name_vi", "name_en", "source"] as const;

/** Other names or another source. What someone else saved meanwhile stands below each line before it is replaced. */
export function AboutForm({ form, onClose }: { form: Form; onClose: () => void }) {
  const { t } = useTranslation();
  const keeping = useKeeping<Form>();
  const [begun, setBegun] = useState(form);
  const [typed, setTyped] = useState({ name_vi: form.name_vi, name_en: form.name_en, source: form.source });
  const [sent, setSent] = useState(false);
  const stale = isProblem(keeping.error, 412) && form.version !== begun.version;
  const seen = stale ? form : begun;

  const submit = () => {
    setSent(true);
    if (NAMES.some((name) => !typed[name].trim())) return;
    setBegun(seen);
    keeping.mutate(() => changeForm(form.id, seen.version, typed), { onSuccess: onClose });
  };
  const hint = (name: (typeof NAMES)[number]) =>
    stale && form[name] !== typed[name] ? t("making.about.theirs", { text: form[name] }) : undefined;

  return (
    <FormFrame
      title={t("making.steps.about")}
      step={t("making.about.step")}
      busy={keeping.isPending}
      error={isProblem(keeping.error, 412) ? null : keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {stale && (
        <Notice tone="warning" alert>
          <p>{t("making.about.stale")}</p>
        </Notice>
      )}
      {NAMES.map((name) => (
        <TextField
          key={name}
          label={t(`making.new.${name}`)}
          hint={hint(name)}
          value={typed[name]}
          maxLength={300}
          error={sent && !typed[name].trim() ? t("making.needed") : undefined}
          onChange={(text) => setTyped({ ...typed, [name]: text })}
        />
      ))}
    </FormFrame>
  );
}
