import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { ORIGINS } from "./kinds";
import { NEEDED, type TextsDraft } from "./texts-draft";

interface Props {
  draft: TextsDraft;
  /** After the form was sent, what is missing is said. */
  sent: boolean;
  onChange: (draft: TextsDraft) => void;
}

const LINES = new Set(["definition", "formula", "source"]);

/** The words of one version. */
export function TextsFields({ draft, sent, onChange }: Props) {
  const { t } = useTranslation();
  const needed: ReadonlySet<string> = new Set(NEEDED);
  return (
    <>
      {(["name_vi", "name_en", "definition", "formula", "measure_unit", "source"] as const).map((name) => (
        <TextField
          key={name}
          label={t(`indicators.fields.${name}`)}
          kind={LINES.has(name) ? "lines" : "text"}
          maxLength={LINES.has(name) ? 4000 : 300}
          value={draft[name]}
          error={sent && needed.has(name) && !draft[name].trim() ? t("indicators.fault.needed") : undefined}
          onChange={(text) => onChange({ ...draft, [name]: text })}
        />
      ))}
      <Choice
        label={t("indicators.originLabel")}
        value={draft.origin}
        options={ORIGINS.map((value) => ({ value, label: t(`indicators.origin.${value}`) }))}
        onChange={(origin) => onChange({ ...draft, origin })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={draft.to_verify}
          onChange={(event) => onChange({ ...draft, to_verify: event.target.checked })}
        />
        {t("indicators.fields.to_verify")}
      </label>
    </>
  );
}
