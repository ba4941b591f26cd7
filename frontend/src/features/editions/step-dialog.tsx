import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";
import { useFocusHome } from "@/ui/use-focus-home";

import type { Order, Step } from "./api/use-change";
import { LONG_ENOUGH } from "./reason";
import type { Edition } from "./types";

interface Props {
  step: Step;
  edition: Edition;
  busy: boolean;
  error: Error | null;
  /** Words of the report are typed and not saved. */
  unsaved: boolean;
  onCancel: () => void;
  onConfirm: (said: Pick<Order, "reason">) => void;
}

/** Says what the step does, asks for a reason where it needs one, and asks once. */
export function StepDialog({ step, edition, busy, error, unsaved, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  useFocusHome("coverage");
  const explains = step === "return" || step === "withdraw";
  const short = explains && reason.trim().length < LONG_ENOUGH;

  const confirm = () => {
    setSent(true);
    if (!short) onConfirm({ reason: reason.trim() });
  };

  return (
    <Modal open title={t(`editions.step.${step}`)} footer={null} onCancel={onCancel}>
      <AskForm error={error} rest={error ?? undefined} onSubmit={confirm}>
        <p>
          {t(`editions.says.${step}`, {
            number: edition.number,
            unit: step === "submit" ? (edition.superior?.name ?? "") : edition.unit.name,
          })}
        </p>
        {unsaved && step === "freeze" && <Notice tone="warning">{t("editions.report.unsaved")}</Notice>}
        {explains && (
          <TextField
            label={t("editions.reason")}
            kind="lines"
            maxLength={2000}
            value={reason}
            onChange={setReason}
            error={sent && short ? t("editions.reasonNeeded") : undefined}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(`editions.step.${step}`)}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
