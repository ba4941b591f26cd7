import { Button, Input, type InputRef } from "antd";
import { type ReactNode, type Ref, type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { useSignIn } from "./api/use-sign-in";

interface Props {
  login: string;
  password: string;
  onLogin?: (login: string) => void;
  onPassword: (password: string) => void;
  onSignedIn: () => void;
  passwordRef?: Ref<InputRef>;
  children?: ReactNode;
}

/** Login and password; without `onLogin` the login is given and only the password is asked. */
export function SignInForm({
  login,
  password,
  onLogin,
  onPassword,
  onSignedIn,
  passwordRef,
  children,
}: Props) {
  const { t } = useTranslation();
  const id = useId();
  const signIn = useSignIn();
  const [incomplete, setIncomplete] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const complete = login.trim() !== "" && password !== "";
    setIncomplete(!complete);
    if (complete) signIn.mutate({ login: login.trim(), password }, { onSuccess: onSignedIn });
  };

  return (
    <form onSubmit={submit} noValidate className="sign-in-form">
      {incomplete && (
        <Notice tone="error" alert>
          {t("session.incomplete")}
        </Notice>
      )}
      {signIn.error && <ProblemMessage error={signIn.error} />}
      <div className="field">
        <label htmlFor={`${id}-login`}>{t("session.login")}</label>
        <Input
          id={`${id}-login`}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          readOnly={!onLogin}
          onChange={(event) => onLogin?.(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{t("session.password")}</label>
        <Input.Password
          ref={passwordRef}
          id={`${id}-password`}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => onPassword(event.target.value)}
        />
      </div>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={signIn.isPending}>
          {t("session.signIn")}
        </Button>
        {children}
      </div>
    </form>
  );
}
