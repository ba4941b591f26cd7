import { Button, Input, type InputRef } from "antd";
import { type ReactNode, type Ref, type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";
import { TextField } from "@/ui/text-field";

import { useSignIn } from "./api/use-sign-in";
import { signInCode } from "./sign-in-code";

interface Props {
  login: string;
  password: string;
  onLogin?: (login: string) => void;
  onPassword: (password: string) => void;
  onSignedIn: () => void;
  passwordRef?: Ref<InputRef>;
  children?: ReactNode;
}

/**
 * Login and password; without `onLogin` the login is given and only the password is asked. An account with a second
 * factor is then asked for its code as well, with what was typed still there.
 */
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
  const [asked, setAsked] = useState<string>();
  const [typed, setTyped] = useState("");
  const [badCode, setBadCode] = useState(false);
  const codeField = useRef<InputRef>(null);
  const name = login.trim();
  const needsCode = asked === name && name !== "";
  const refused = codeProblem(signIn.error, "second-factor-refused");
  const wanted = codeProblem(signIn.error, "second-factor-required");

  useEffect(() => {
    if (needsCode) codeField.current?.focus();
  }, [needsCode, refused]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const complete = name !== "" && password !== "";
    const code = needsCode ? signInCode(typed) : undefined;
    setIncomplete(!complete);
    setBadCode(needsCode && code === undefined);
    if (needsCode && code === undefined) codeField.current?.focus();
    else if (complete) send(code);
  };

  const send = (code: string | undefined) =>
    signIn.mutate(
      { login: name, password, code },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          if (!(error instanceof ProblemError)) return;
          if (error.code === "second-factor-required") setAsked(name);
          // A code serves once, right or wrong.
          if (error.code === "second-factor-refused") setTyped("");
        },
      },
    );

  return (
    <form onSubmit={submit} noValidate className="sign-in-form">
      {incomplete && (
        <Notice tone="error" alert>
          {t("session.incomplete")}
        </Notice>
      )}
      {signIn.error && !refused && !wanted && <ProblemMessage error={signIn.error} />}
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
      {needsCode && (
        <TextField
          label={t("session.code")}
          hint={t("session.codeOrRecovery")}
          error={badCode ? t("session.codeOrRecoveryShape") : refused}
          value={typed}
          onChange={setTyped}
          name="one-time-code"
          autoComplete="one-time-code"
          inputRef={codeField}
        />
      )}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={signIn.isPending}>
          {t("session.signIn")}
        </Button>
        {children}
      </div>
    </form>
  );
}

/** The service's sentence, when it is about the code alone. */
const codeProblem = (error: Error | null, code: string): string | undefined =>
  error instanceof ProblemError && error.code === code ? error.message : undefined;
