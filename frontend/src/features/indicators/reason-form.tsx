import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFrame } from "@/ui/form-frame";
import { TextField } from "@/ui/text-field";

import { useKeeping } from "./api/use-keeping";

interface Props {
  title: string;
  lead: string;
  /** What the reason is called. */
  label: string;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Takes something back: all that it needs is the reason. */
export function ReasonForm({ title, lead, label, send, onClose }: Props) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (!reason.trim()) return;
    keeping.mutate(() => send(reason), { onSuccess: onClose });
  };

  return (
    <FormFrame
      title={title}
      lead={lead}
      step={title}
      busy={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={label}
        maxLength={4000}
        value={reason}
        error={sent && !reason.trim() ? t("indicators.fault.needed") : undefined}
        onChange={setReason}
      />
    </FormFrame>
  );
}
