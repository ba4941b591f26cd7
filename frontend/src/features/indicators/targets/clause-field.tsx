import { Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { clauseOptions } from "@/ui/clause-options";
import { matches } from "@/ui/fold";

interface Props {
  clauses: readonly { anchor: string; heading: string | null; text: string }[] | undefined;
  value: string | undefined;
  error: string | undefined;
  onChange: (anchor: string | undefined) => void;
}

/** A clause of the chosen document, by its number or its words. */
export function ClauseField({ clauses, value, error, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const options = clauseOptions(clauses ?? []);
  if (value !== undefined && !options.some((option) => option.value === value))
    options.unshift({ value, label: value });
  if (clauses && options.length === 0) return <p className="quiet">{t("indicators.target.clausesNone")}</p>;
  return (
    <div className="field">
      <label htmlFor={id}>{t("indicators.target.clauseLabel")}</label>
      <p id={`${id}-hint`} className="quiet">
        {t("indicators.target.clauseHint")}
      </p>
      <Select
        id={id}
        className="clause-field"
        allowClear
        value={value ?? null}
        showSearch={{ filterOption: (typed, option) => matches(option?.label ?? "", typed) }}
        options={options}
        loading={clauses === undefined}
        notFoundContent={t("indicators.target.clauseNone")}
        status={error ? "error" : ""}
        aria-invalid={Boolean(error)}
        aria-describedby={[`${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")}
        onChange={(anchor: string | undefined) => onChange(anchor)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
