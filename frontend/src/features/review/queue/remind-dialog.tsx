import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";
import { useFocusHome } from "@/ui/use-focus-home";

interface Props {
  count: number;
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onConfirm: (text: string) => void;
}

const SHORTEST = 3;

/** One text for all who are late; each gets it once a day, and the list of reminders keeps it. */
export function RemindDialog({ count, busy, error, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState<string>(t("review.late.draft"));
  const [short, setShort] = useState(false);
  useFocusHome("late");

  const submit = () => {
    const missing = text.trim().length < SHORTEST;
    setShort(missing);
    if (!missing) onConfirm(text.trim());
  };

  return (
    <Modal open title={t("review.late.remind", { count })} footer={null} onCancel={onCancel}>
      <AskForm error={error} rest={error ?? undefined} onSubmit={submit}>
        <p>{t("review.late.evidence")}</p>
        <TextField
          kind="lines"
          label={t("review.late.text")}
          maxLength={2000}
          value={text}
          onChange={setText}
          error={short ? t("review.return.reasonNeeded") : undefined}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("review.late.remind", { count })}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
