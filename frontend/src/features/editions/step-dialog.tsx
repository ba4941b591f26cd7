import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";
import { useFocusHome } from "@/ui/use-focus-home";

import type { Order, Step } from "./api/use-change";
import { LONG_ENOUGH } from "./reason";
import type { Edition } from "./types";

interface Props {
  step: Step;
  edition: Edition;
  busy: boolean;
  onCancel: () => void;
  onConfirm: (said: Omit<Order, "step">) => void;
}

/** Says what the step does, asks for what it needs, and asks once. */
export function StepDialog({ step, edition, busy, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [number, setNumber] = useState("");
  const [typed, setTyped] = useState("");
  const [sent, setSent] = useState(false);
  useFocusHome("coverage");
  const explains = step === "return" || step === "withdraw";
  const issues = step === "issue";
  const short = explains && reason.trim().length < LONG_ENOUGH;
  const day = readDay(typed);
  const unnumbered = issues && number.trim() === "";

  const confirm = () => {
    setSent(true);
    if (short || unnumbered || (issues && day === undefined)) return;
    onConfirm({ reason: reason.trim(), documentNumber: number.trim(), issuedOn: day ?? "" });
  };

  return (
    <Modal open title={t(`editions.step.${step}`)} footer={null} onCancel={onCancel}>
      <AskForm error={null} rest={undefined} onSubmit={confirm}>
        <p>
          {t(`editions.says.${step}`, {
            number: edition.number,
            unit: step === "submit" ? (edition.superior?.name ?? "") : edition.unit.name,
          })}
        </p>
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
        {issues && (
          <>
            <TextField
              label={t("editions.documentNumber")}
              value={number}
              maxLength={100}
              onChange={setNumber}
              error={sent && unnumbered ? t("editions.documentNumberNeeded") : undefined}
            />
            <TextField
              label={t("editions.issuedOn")}
              value={typed}
              onChange={setTyped}
              error={sent && day === undefined ? t("editions.dayNeeded") : undefined}
            />
          </>
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
