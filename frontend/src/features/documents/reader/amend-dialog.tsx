import { Button, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { unplaced } from "@/api/field-problems";
import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";

import { useAmend } from "../api/use-amend";

interface Props {
  documentId: number;
  etag: string;
  onCancel: () => void;
  onDone: () => void;
}

/** A new edition: the amended file and why; the editions before stay as they are. */
export function AmendDialog({ documentId, etag, onCancel, onDone }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const amend = useAmend(documentId);
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState("");
  const [share, setShare] = useState(0);
  const [asked, setAsked] = useState(false);

  const send = () => {
    setAsked(true);
    if (!file || reason.trim() === "") return;
    amend.mutate({ etag, file, reason: reason.trim(), onProgress: setShare }, { onSuccess: onDone });
  };

  return (
    <Modal open title={t("documents.move.amend")} footer={null} onCancel={onCancel}>
      <AskForm error={amend.error} rest={unplaced(amend.error, [])} onSubmit={send}>
        <p>{t("documents.moveText.amend")}</p>
        <div className="field">
          <label htmlFor={id}>{t("documents.amend.file")}</label>
          <input
            id={id}
            type="file"
            accept=".docx,.odt,.pdf,.html,.htm,.txt,.doc"
            aria-invalid={asked && !file}
            aria-describedby={asked && !file ? `${id}-error` : undefined}
            onChange={(event) => setFile(event.target.files?.[0])}
          />
          {asked && !file && (
            <p id={`${id}-error`} className="field-error" role="alert">
              {t("documents.amend.fileNeeded")}
            </p>
          )}
        </div>
        <TextField
          kind="lines"
          label={t("documents.reason")}
          error={asked && reason.trim() === "" ? t("documents.reasonNeeded") : undefined}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        {amend.isPending && (
          <p role="status">
            {share < 1
              ? t("documents.upload.sending", { percent: Math.round(share * 100) })
              : t("documents.upload.reading")}
          </p>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={amend.isPending}>
            {t("documents.move.amend")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
