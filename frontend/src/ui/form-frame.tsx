import { Button } from "antd";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "./ask-form";

interface Props {
  title: string;
  lead?: string;
  step: string;
  busy: boolean;
  error: Error | null;
  /** The part of the error that no field says; without it the whole. */
  rest?: Error | undefined;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that opens below what it changes; its heading takes the focus. */
export function FormFrame(props: Props) {
  const { title, lead, step, busy, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {lead !== undefined && <p>{lead}</p>}
      <AskForm error={error} rest={"rest" in props ? props.rest : (error ?? undefined)} onSubmit={onSubmit}>
        {children}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {step}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </section>
  );
}
