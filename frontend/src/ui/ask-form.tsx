import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";

import { ProblemMessage } from "./problem-message";
import "./ask-form.css";

interface Props {
  /** The service's last refusal; a new one moves the focus as a field found wrong here does. */
  error: Error | null;
  /** The part of it that no field says. */
  rest: Error | undefined;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form that is looked at when it is sent, not while it is typed; the focus goes to the first field to mend. */
export function AskForm({ error, rest, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState(0);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [sent, error]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSent(sent + 1);
    onSubmit();
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className="ask-form">
      {rest && <ProblemMessage error={rest} />}
      {children}
    </form>
  );
}
