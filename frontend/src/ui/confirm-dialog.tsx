import { Button, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "./problem-message";
import { useFocusHome } from "./use-focus-home";
import "./ask-form.css";

interface Props {
  title: string;
  /** The step in its own words, on the button too. */
  step: string;
  busy: boolean;
  error: Error | null;
  /** Id of the heading that takes the focus where the step has removed the button that led here. */
  home: string;
  onCancel: () => void;
  onConfirm: () => void;
  children: ReactNode;
}

/** Says what a step does, and asks once. */
export function ConfirmDialog({ title, step, busy, error, home, onCancel, onConfirm, children }: Props) {
  const { t } = useTranslation();

  useFocusHome(home);

  return (
    <Modal open title={title} footer={null} onCancel={onCancel}>
      <div className="ask-form">
        {error && <ProblemMessage error={error} />}
        {children}
        <div className="actions">
          <Button type="primary" loading={busy} onClick={onConfirm}>
            {step}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
