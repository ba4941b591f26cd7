import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";

import { CurrentPassword, proofFault } from "./current-password";

interface Props {
  step: string;
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onProved: (password: string) => void;
}

/** A step that needs the password once more. */
export function ProofForm({ step, busy, error, onCancel, onProved }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const wrong = proofFault(error);

  const submit = () => {
    setMissing(password === "");
    if (password !== "") onProved(password);
  };

  return (
    <AskForm error={error} rest={wrong ? undefined : (error ?? undefined)} onSubmit={submit}>
      <CurrentPassword value={password} onChange={setPassword} missing={missing} wrong={wrong} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {step}
        </Button>
        <Button onClick={onCancel}>{t("common.cancel")}</Button>
      </div>
    </AskForm>
  );
}
