import { Input, type InputRef } from "antd";
import { type HTMLInputAutoCompleteAttribute, type Ref, useId } from "react";

import "./ask-form.css";

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  onChange: (text: string) => void;
  kind?: "text" | "password" | "lines";
  name?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: "text" | "numeric" | "email";
  spellCheck?: boolean;
  maxLength?: number;
  className?: string;
  inputRef?: Ref<InputRef>;
}

/** A labelled line of text with what to type above it and what is wrong below it. */
export function TextField({ label, hint, error, onChange, kind = "text", inputRef, ...rest }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const control = {
    id,
    status: error ? ("error" as const) : ("" as const),
    "aria-invalid": Boolean(error),
    "aria-describedby": described || undefined,
    ...rest,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {kind === "text" && (
        <Input {...control} ref={inputRef ?? null} onChange={(event) => onChange(event.target.value)} />
      )}
      {kind === "password" && (
        <Input.Password
          {...control}
          ref={inputRef ?? null}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {kind === "lines" && (
        <Input.TextArea
          {...control}
          // As high from the start as it will be: what stands below must not slip from under a click.
          rows={4}
          autoSize={{ minRows: 4, maxRows: 12 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
