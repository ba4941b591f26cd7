import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { PasswordPair, usePasswordPair } from "@/ui/password-pair";

import { useChangePassword } from "./api/use-change-password";
import { CurrentPassword, proofFault } from "./current-password";

export function PasswordForm() {
  const { t } = useTranslation();
  const me = useMe();
  const change = useChangePassword();
  const pair = usePasswordPair();
  const [current, setCurrent] = useState("");
  const [missing, setMissing] = useState(false);
  const wrong = proofFault(change.error);

  const submit = () => {
    const password = pair.take();
    setMissing(current === "");
    if (current === "" || password === undefined) return;
    change.mutate(
      { current_password: current, password },
      {
        onSuccess: () => {
          setCurrent("");
          pair.clear();
        },
      },
    );
  };

  return (
    <section className="panel" aria-labelledby="change-password">
      <h2 id="change-password">{t("account.password.title")}</h2>
      <div aria-live="polite">
        {change.isSuccess && <Notice tone="good">{t("account.password.changed")}</Notice>}
      </div>
      <AskForm
        error={change.error}
        rest={wrong ? undefined : unplaced(change.error, ["/password"])}
        onSubmit={submit}
      >
        {/* Tells the browser's password store whose password this is. */}
        <input
          className="visually-hidden"
          name="username"
          autoComplete="username"
          value={me.login ?? ""}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <CurrentPassword value={current} onChange={setCurrent} missing={missing} wrong={wrong} />
        <PasswordPair state={pair} error={problemAt(change.error, "/password")} />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("account.password.change")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
