import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { type Draft, type DraftValue, emptyItem, type Span } from "./draft";
import type { FieldSpec } from "./specs";
import { useOptionWords } from "./use-option-words";

interface Props {
  fields: readonly FieldSpec[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What is wrong with a field, by its path in the content. */
  errorAt: (path: string) => string | undefined;
  span: Span;
  path?: string;
}

/** The fields of a content, lists of further fields within them. */
export function ContentFields({ fields, draft, onChange, errorAt, span, path = "" }: Props) {
  return fields.map((field) => (
    <ContentField
      key={field.name}
      field={field}
      value={draft[field.name]}
      onChange={(value) => onChange({ ...draft, [field.name]: value })}
      errorAt={errorAt}
      span={span}
      path={`${path}${field.name}`}
    />
  ));
}

interface FieldProps extends Omit<Props, "fields" | "draft" | "onChange" | "path"> {
  field: FieldSpec;
  value: DraftValue | undefined;
  onChange: (value: DraftValue) => void;
  path: string;
}

function ContentField({ field, value, onChange, errorAt, span, path }: FieldProps) {
  const { t } = useTranslation();
  const words = useOptionWords();
  const label = t(`documents.field.${field.name}`);
  if (field.kind === "list") {
    const items = Array.isArray(value) ? value : [];
    return <ListField {...{ field, label, items, onChange, errorAt, span, path }} />;
  }
  if (field.kind === "check")
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
    );
  if (typeof value !== "string") return null;
  if (field.kind === "choice" || field.kind === "flag") {
    const options = optionsOf(field);
    return (
      <Choice
        label={label}
        value={value}
        options={options.map((option) => ({ value: option, label: words(field.name, option) }))}
        onChange={onChange}
      />
    );
  }
  const several = field.kind === "lines" || field.kind === "long";
  return (
    <TextField
      kind={several ? "lines" : "text"}
      label={label}
      hint={
        field.kind === "lines"
          ? t("documents.forms.oneALine")
          : field.kind === "day"
            ? t("common.dateField.hint")
            : undefined
      }
      error={errorAt(path)}
      autoComplete="off"
      inputMode={field.kind === "whole" ? "numeric" : "text"}
      className={
        field.kind === "day" || field.kind === "whole" || field.kind === "number" ? "date-input" : ""
      }
      value={value}
      onChange={onChange}
    />
  );
}

function optionsOf(field: FieldSpec): readonly string[] {
  if (field.kind === "flag") return ["", "true", "false"];
  if (field.kind !== "choice") return [];
  return field.empty === "null" ? ["", ...field.options] : field.options;
}

interface ListProps extends Omit<FieldProps, "field" | "value"> {
  field: FieldSpec & { kind: "list" };
  label: string;
  items: readonly Draft[];
}

function ListField({ field, label, items, onChange, errorAt, span, path }: ListProps) {
  const { t } = useTranslation();
  const error = errorAt(path);
  return (
    <fieldset className="list-field">
      <legend>{label}</legend>
      {items.map((item, index) => (
        <fieldset key={index} className="list-item">
          <legend>{t("documents.forms.item", { label, number: index + 1 })}</legend>
          <div className="list-fields">
            <ContentFields
              fields={field.fields}
              draft={item}
              onChange={(changed) => onChange(items.map((one, place) => (place === index ? changed : one)))}
              errorAt={errorAt}
              span={span}
              path={`${path}/${index}/`}
            />
          </div>
          <Button size="small" onClick={() => onChange(items.filter((_, place) => place !== index))}>
            {t("documents.forms.removeItem", { label: label.toLocaleLowerCase("vi"), number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Button size="small" onClick={() => onChange([...items, emptyItem(field, span)])}>
        {t("documents.forms.addItem", { label: label.toLocaleLowerCase("vi") })}
      </Button>
    </fieldset>
  );
}
