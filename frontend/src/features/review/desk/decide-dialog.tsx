import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { ConfirmDialog } from "@/ui/confirm-dialog";

interface Props {
  submission: Submission;
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onConfirm: () => void;
}

export function DecideDialog({ submission, busy, error, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t("review.desk.accept")}
      step={t("review.desk.accept")}
      busy={busy}
      error={error}
      home="standing"
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <p>{t("review.desk.acceptText", { name: submission.body.name })}</p>
    </ConfirmDialog>
  );
}
