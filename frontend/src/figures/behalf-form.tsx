import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Wanted, useOpenSubmission } from "@/api/use-open-submission";
import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";

interface Props {
  wanted: Omit<Wanted, "behalf_reason">;
  /** What was said before, to be confirmed or put otherwise. */
  before?: string | undefined;
  onOpened: (submissionId: number) => void;
  onCancel: () => void;
}

const SHORTEST = 3;

/** Asks why the reviewing unit enters for the reporter (nhập hộ); the answer is kept before anything is entered. */
export function BehalfForm({ wanted, before = "", onOpened, onCancel }: Props) {
  const { t } = useTranslation();
  const open = useOpenSubmission();
  const [reason, setReason] = useState(before);
  const [short, setShort] = useState(false);

  const submit = () => {
    const missing = reason.trim().length < SHORTEST;
    setShort(missing);
    if (missing) return;
    open.mutate({ ...wanted, behalf_reason: reason.trim() }, { onSuccess: ({ body }) => onOpened(body.id) });
  };

  return (
    <AskForm error={open.error} rest={open.error ?? undefined} onSubmit={submit}>
      <p>{t("figures.behalf.text")}</p>
      <TextField
        kind="lines"
        label={t("figures.behalf.reason")}
        hint={t("figures.behalf.hint")}
        maxLength={2000}
        value={reason}
        onChange={setReason}
        error={short ? t("figures.behalf.needed") : undefined}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t("figures.behalf.step")}
        </Button>
        <Button onClick={onCancel}>{t("common.cancel")}</Button>
      </div>
    </AskForm>
  );
}
