import { useTranslation } from "react-i18next";

import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";

import type { Queued } from "../types";

interface Props {
  items: readonly Queued[];
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Names the exact number, and how many of them look unlikely, before anything is accepted. */
export function AcceptDialog({ items, busy, error, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const unlikely = items.filter(({ warnings }) => warnings > 0).length;
  return (
    <ConfirmDialog
      title={t("review.queue.acceptTitle")}
      step={t("review.queue.accept", { count: items.length })}
      busy={busy}
      error={error}
      home="waiting"
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <p>{t("review.queue.acceptText", { count: items.length })}</p>
      {unlikely > 0 && <Notice tone="warning">{t("review.queue.unlikely", { count: unlikely })}</Notice>}
    </ConfirmDialog>
  );
}
