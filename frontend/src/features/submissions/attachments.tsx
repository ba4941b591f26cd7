import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";
import type { Submission } from "@/api/types";
import { instantText } from "@/ui/dates";
import { ExportButton } from "@/ui/export-button";
import { ProblemMessage } from "@/ui/problem-message";

/** Files kept with the report, such as the scan of the signed paper. */
export function Attachments({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (file: File) => attach(submission.id, file),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.submission(submission.id) }),
  });
  const { attachments, actions } = submission;
  const open = actions.includes("attach");
  if (!open && attachments.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t("entry.files.title")}</h2>
      <ul className="attachments">
        {attachments.map((file) => (
          <li key={file.id}>
            <ExportButton
              path={`/api/v1/submissions/${submission.id}/attachments/${file.id}/file`}
              label={file.name}
            />{" "}
            <span className="quiet">
              {t("entry.lock.by", {
                who: file.user_name ?? t("entry.history.someone"),
                when: instantText(file.attached_at),
              })}
            </span>
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
            disabled={sending.isPending}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) sending.mutate(file);
              target.value = "";
            }}
          />
        </div>
      )}
      <div aria-live="polite">{sending.isSuccess && <p>{t("entry.files.added")}</p>}</div>
      {sending.error && <ProblemMessage error={sending.error} />}
    </section>
  );
}

function attach(submissionId: number, file: File) {
  const form = new FormData();
  form.set("file", file);
  return answer(
    service.POST("/api/v1/submissions/{submission_id}/attachments", {
      params: { path: { submission_id: submissionId } },
      body: { file: "" },
      bodySerializer: () => form,
    }),
  );
}
