import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";
import { useFocusHome } from "@/ui/use-focus-home";

import { useWithdraw } from "./api/attachments";

interface Props {
  submissionId: number;
  file: Submission["attachments"][number];
  /** Id of the heading that takes the focus once the button that led here is gone. */
  home: string;
  onClose: () => void;
}

const SHORTEST = 3;

/** Asks why a file no longer counts: it is never erased. */
export function WithdrawDialog({ submissionId, file, home, onClose }: Props) {
  const { t } = useTranslation();
  const withdraw = useWithdraw(submissionId);
  const [reason, setReason] = useState("");
  const [short, setShort] = useState(false);
  useFocusHome(home);

  const submit = () => {
    const missing = reason.trim().length < SHORTEST;
    setShort(missing);
    if (!missing) withdraw.mutate({ attachmentId: file.id, reason: reason.trim() }, { onSuccess: onClose });
  };

  return (
    <Modal open title={t("entry.files.withdrawOne", { name: file.name })} footer={null} onCancel={onClose}>
      <AskForm error={withdraw.error} rest={withdraw.error ?? undefined} onSubmit={submit}>
        <p>{t("entry.files.withdrawText")}</p>
        <TextField
          kind="lines"
          label={t("entry.files.withdrawReason")}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={short ? t("entry.textNeeded", { count: SHORTEST }) : undefined}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={withdraw.isPending}>
            {t("entry.files.withdraw")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
