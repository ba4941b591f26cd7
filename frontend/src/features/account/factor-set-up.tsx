import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { AskForm } from "@/ui/ask-form";
import { CopyText } from "@/ui/copy-text";
import { sixDigits } from "@/ui/six-digits";
import { TextField } from "@/ui/text-field";

import { useConfirmSecondFactor } from "./api/use-confirm-second-factor";
import { inFours } from "./secret-text";
import type { SecondFactorStart } from "./types";

interface Props {
  start: SecondFactorStart;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
}

/** The secret goes into the application; the first code it makes of it turns the second factor on. */
export function FactorSetUp({ start, onConfirmed, onCancel }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const confirm = useConfirmSecondFactor();
  const [typed, setTyped] = useState("");
  const [shapeless, setShapeless] = useState(false);

  useEffect(() => heading.current?.focus(), []);

  const submit = () => {
    const code = sixDigits(typed);
    setShapeless(code === undefined);
    if (code !== undefined) confirm.mutate(code, { onSuccess: ({ codes }) => onConfirmed(codes) });
  };

  return (
    <AskForm error={confirm.error} rest={unplaced(confirm.error, ["/code"])} onSubmit={submit}>
      <h3 ref={heading} tabIndex={-1}>
        {t("account.factor.setUp")}
      </h3>
      <p>{t("account.factor.install")}</p>
      <div>
        <p>{t("account.factor.type")}</p>
        <p className="secret-text">{inFours(start.secret)}</p>
      </div>
      <CopyText label={t("account.factor.uri")} value={start.otpauth_uri} />
      <TextField
        label={t("session.code")}
        hint={t("session.codeHint")}
        error={shapeless ? t("session.codeShape") : problemAt(confirm.error, "/code")}
        name="one-time-code"
        autoComplete="one-time-code"
        inputMode="numeric"
        className="code-input"
        value={typed}
        onChange={setTyped}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t("account.factor.confirm")}
        </Button>
        <Button onClick={onCancel}>{t("common.cancel")}</Button>
      </div>
    </AskForm>
  );
}
