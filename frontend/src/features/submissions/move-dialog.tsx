import { Button, Input, Modal } from "antd";
import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";

import type { Move } from "./api/use-move";

interface Props {
  move: Move;
  submission: Submission;
  busy: boolean;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
}

const SHORTEST = 3;

/** Says what the step does and asks once; returning and reopening ask why. */
export function MoveDialog({ move, submission, busy, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState("");
  const [short, setShort] = useState(false);
  const needsReason = move === "return" || move === "reopen";

  const confirm = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const missing = needsReason && reason.trim().length < SHORTEST;
    setShort(missing);
    if (!missing) onConfirm(reason.trim());
  };

  return (
    <Modal open title={t(`entry.move.${move}`)} footer={null} onCancel={onCancel}>
      <form onSubmit={confirm} noValidate className="move-form">
        <p>
          {t(`entry.confirm.${move}`, {
            reporter: submission.body.name,
            reviewer: submission.reviewer?.name ?? t("entry.reviewerUnknown"),
          })}
        </p>
        {needsReason && (
          <div className="field">
            <label htmlFor={id}>{t("entry.reason")}</label>
            <Input.TextArea
              id={id}
              rows={3}
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={2000}
              value={reason}
              aria-required
              aria-invalid={short}
              aria-describedby={short ? `${id}-error` : undefined}
              onChange={(event) => setReason(event.target.value)}
            />
            {short && (
              <p id={`${id}-error`} className="field-error" role="alert">
                {t("entry.reasonNeeded")}
              </p>
            )}
          </div>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(`entry.move.${move}`)}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
