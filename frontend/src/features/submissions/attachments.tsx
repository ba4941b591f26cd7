import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { instantText } from "@/ui/dates";
import { ExportButton } from "@/ui/export-button";
import { ProblemMessage } from "@/ui/problem-message";

import { useAttach } from "./api/attachments";
import { WithdrawDialog } from "./withdraw-dialog";

type Attachment = Submission["attachments"][number];

/** Files kept with the report, such as the scan of the signed paper; those withdrawn stay, with the reason. */
export function Attachments({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const id = useId();
  const attaching = useAttach(submission.id);
  const { attachments, actions } = submission;
  const open = actions.includes("attach");
  if (!open && attachments.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {t("entry.files.title")}
      </h2>
      <ul className="attachments">
        {attachments.map((file) => (
          <li key={file.id}>
            <File submissionId={submission.id} file={file} home={id} withdrawable={open} />
          </li>
        ))}
      </ul>
      {open && (
        <div className="field">
          <label htmlFor={`${id}-file`}>{t("entry.files.add")}</label>
          <p className="quiet">{t("entry.files.hint")}</p>
          <input
            id={`${id}-file`}
            type="file"
            disabled={attaching.isPending}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) attaching.mutate(file);
              target.value = "";
            }}
          />
        </div>
      )}
      <div aria-live="polite">{attaching.isSuccess && <p>{t("entry.files.added")}</p>}</div>
      {attaching.error && <ProblemMessage error={attaching.error} />}
    </section>
  );
}

interface FileProps {
  submissionId: number;
  file: Attachment;
  home: string;
  withdrawable: boolean;
}

function File({ submissionId, file, home, withdrawable }: FileProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const done = (by: string | null, at: string) =>
    t("entry.lock.by", { who: by ?? t("entry.history.someone"), when: instantText(at) });
  return (
    <>
      <ExportButton
        path={`/api/v1/submissions/${submissionId}/attachments/${file.id}/file`}
        label={file.name}
      />{" "}
      <span className="quiet">{done(file.user_name, file.attached_at)}</span>
      {file.withdrawn_at === null && withdrawable && (
        <Button
          aria-label={t("entry.files.withdrawOne", { name: file.name })}
          onClick={() => setAsking(true)}
        >
          {t("entry.files.withdraw")}
        </Button>
      )}
      {file.withdrawn_at !== null && (
        <p>
          <strong>{t("entry.files.withdrawn")}</strong> {done(file.withdrawn_by, file.withdrawn_at)}{" "}
          {t("entry.behalf.because", { reason: file.withdrawn_reason })}
        </p>
      )}
      {asking && <WithdrawDialog submissionId={submissionId} file={file} home={home} onClose={close} />}
    </>
  );
}
