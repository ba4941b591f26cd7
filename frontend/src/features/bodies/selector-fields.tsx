import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { BodyChoice } from "@/figures/body-choice";
import { BODY_KINDS } from "@/figures/body-kinds";
import { byBody, byKind } from "./group-draft";
import { LEVELS } from "./kinds";
import { SelectorUnit } from "./selector-unit";
import type { SelectorWrite } from "./types";

interface Props {
  place: number;
  unitId: number;
  value: SelectorWrite;
  missing: boolean;
  onChange: (next: SelectorWrite) => void;
  onRemove: () => void;
}

/** One part of a group: bodies of a kind, or one body; taken in or left out. */
export function SelectorFields({ place, unitId, value, missing, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const kind = value.kind ?? undefined;
  return (
    <fieldset>
      <legend>{t("bodies.groups.part", { place })}</legend>
      <Choice
        label={t("bodies.groups.how")}
        value={kind === undefined ? "body" : "kind"}
        options={(["kind", "body"] as const).map((how) => ({
          value: how,
          label: t(`bodies.groups.by.${how}`),
        }))}
        onChange={(how) => onChange(how === "kind" ? byKind(value) : byBody(value))}
      />
      {kind === undefined ? (
        <BodyChoice
          label={t("bodies.body")}
          unitId={unitId}
          none={t("bodies.merge.choose")}
          value={value.body_id ?? undefined}
          onChange={(bodyId) => onChange({ ...value, body_id: bodyId ?? null })}
        />
      ) : (
        <>
          <Choice
            label={t("bodies.kindLabel")}
            value={kind}
            options={BODY_KINDS.map((one) => ({ value: one, label: t(`bodies.kind.${one}`) }))}
            onChange={(chosen) => onChange({ ...value, kind: chosen })}
          />
          <Choice
            label={t("bodies.groups.level")}
            value={value.level ?? "all"}
            options={[
              { value: "all", label: t("bodies.groups.allLevels") },
              ...LEVELS.map((level) => ({ value: level, label: t(`bodies.level.${level}`) })),
            ]}
            onChange={(level) =>
              onChange({ ...value, level: level === "all" || level === "nation" ? null : level })
            }
          />
          <Choice
            label={t("bodies.groups.within")}
            value={value.within ?? "none"}
            options={[
              { value: "none", label: t("bodies.groups.withinNone") },
              ...BODY_KINDS.map((one) => ({ value: one, label: t(`bodies.kind.${one}`) })),
            ]}
            onChange={(within) => onChange({ ...value, within: within === "none" ? null : within })}
          />
          <SelectorUnit value={value} onChange={onChange} />
          <TextField
            label={t("bodies.sector")}
            maxLength={100}
            value={value.sector ?? ""}
            onChange={(sector) => onChange({ ...value, sector: sector || null })}
          />
        </>
      )}
      {missing && (
        <p className="field-error" role="alert">
          {t("bodies.fault.selector")}
        </p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={value.exclude}
          onChange={(event) => onChange({ ...value, exclude: event.target.checked })}
        />
        {t("bodies.groups.exclude")}
      </label>
      <div className="actions">
        <Button onClick={onRemove}>{t("bodies.groups.removePart", { place })}</Button>
      </div>
    </fieldset>
  );
}
