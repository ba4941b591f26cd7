import { Button } from "antd";
import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "@/ui/problem-message";

interface Props {
  label: string;
  action: string;
  shortest: number;
  busy: boolean;
  error: Error | null;
  onSubmit: (text: string, clear: () => void) => void;
}

/** A few written sentences about a cell; too short a text is said when one tries to send it. */
export function TextForm({ label, action, shortest, busy, error, onSubmit }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [short, setShort] = useState(false);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const missing = text.trim().length < shortest;
    setShort(missing);
    if (!missing) onSubmit(text.trim(), () => setText(""));
  };
  return (
    <form className="text-form" onSubmit={send} noValidate>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={text}
        aria-invalid={short}
        aria-describedby={short ? `${id}-error` : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {short && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {t("entry.textNeeded", { count: shortest })}
        </p>
      )}
      {error && <ProblemMessage error={error} />}
      <Button htmlType="submit" loading={busy}>
        {action}
      </Button>
    </form>
  );
}
