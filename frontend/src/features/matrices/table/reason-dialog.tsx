import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";

interface Props {
  title: string;
  text: string | undefined;
  /** An issued matrix is changed with a reason, a draft without. */
  asksWhy: boolean;
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onConfirm: (reason: string | null) => void;
}

/** Says what is about to be changed, and asks why where that must be known. */
export function ReasonDialog({ title, text, asksWhy, busy, error, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);

  const submit = () => {
    const lacks = asksWhy && reason.trim() === "";
    setMissing(lacks);
    if (!lacks) onConfirm(asksWhy ? reason.trim() : null);
  };

  return (
    <Modal open title={title} footer={null} onCancel={onCancel}>
      <AskForm error={error} rest={unplaced(error, ["/reason"])} onSubmit={submit}>
        {text !== undefined && <p>{text}</p>}
        {asksWhy && (
          <TextField
            kind="lines"
            label={t("matrices.reason")}
            hint={t("matrices.reasonHint")}
            error={missing ? t("matrices.reasonNeeded") : problemAt(error, "/reason")}
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {title}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
