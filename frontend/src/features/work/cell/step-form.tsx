import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { useFocusHome } from "@/ui/use-focus-home";

interface Props {
  step: string;
  busy: boolean;
  error: Error | null;
  rest: Error | undefined;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** The form of one step: it takes the focus when it opens, and gives it back to its heading when it goes. */
export function StepForm({ step, busy, error, rest, onSubmit, onCancel, children }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  useFocusHome("cell-steps");
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, []);
  return (
    <div ref={frame} className="step-form">
      <AskForm error={error} rest={rest} onSubmit={onSubmit}>
        {children}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {step}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </div>
  );
}
