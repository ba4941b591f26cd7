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
  onSend: (text: string) => void;
}

/** The words of a reminder to many, before it goes out. */
export function RemindDialog({ count, busy, error, onCancel, onSend }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => t("work.many.text"));
  const [missing, setMissing] = useState(false);
  useFocusHome("reminded");

  const submit = () => {
    const words = text.trim();
    setMissing(words === "");
    if (words !== "") onSend(words);
  };

  return (
    <Modal open title={t("work.many.step", { count })} footer={null} onCancel={onCancel}>
      <AskForm error={error} rest={error ?? undefined} onSubmit={submit}>
        <TextField
          kind="lines"
          label={t("work.remindWords")}
          error={missing ? t("work.needed") : undefined}
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("work.many.send")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
