import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useAbout } from "@/api/use-about";
import { LanguageSwitch } from "@/ui/language-switch";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { DemoAccounts } from "./demo-accounts";
import { SignInForm } from "./sign-in-form";
import { failureOf, signOnAddress } from "./sign-on";
import { SignOnNotice } from "./sign-on-notice";
import "./session.css";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { t } = useTranslation();
  const { next, problem } = route.useSearch();
  const failure = problem && failureOf(problem);
  const router = useRouter();
  const queries = useQueryClient();
  const about = useAbout().data;
  const form = useRef<HTMLDivElement>(null);
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [chosen, setChosen] = useState<string>();

  const enter = () => {
    queries.clear();
    router.history.push(next ?? "/");
  };

  const choose = (account: string) => {
    setLogin(account);
    setPassword(about?.demo_password ?? "");
    setChosen(account);
    form.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  };

  return (
    <main id="main" className="alone">
      <div className="sign-in-top">
        <span className="brand">{t("common.product")}</span>
        <LanguageSwitch />
      </div>
      <Page title={t("session.title")} lead={t("session.lead")}>
        {failure && <SignOnNotice failure={failure} />}
        {chosen !== undefined && (
          <div aria-live="polite">
            <Notice tone="info">{t("session.filled", { login: chosen })}</Notice>
          </div>
        )}
        <div ref={form}>
          <SignInForm
            login={login}
            password={password}
            onLogin={setLogin}
            onPassword={setPassword}
            onSignedIn={enter}
          />
        </div>
        {about?.sign_on && (
          <section className="sign-on" aria-label={t("session.signOn.title")}>
            <p>{t("session.signOn.or")}</p>
            <Button href={signOnAddress(next)}>{t("session.signOn.button")}</Button>
          </section>
        )}
        {about !== undefined && about.demo_accounts.length > 0 && (
          <DemoAccounts accounts={about.demo_accounts} onChoose={choose} />
        )}
        <p>
          <Link to="/open-data">{t("session.openData")}</Link>
        </p>
      </Page>
    </main>
  );
}
