import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { isProblem } from "@/api/problem";
import { LanguageSwitch } from "@/ui/language-switch";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { useAccessLink } from "./api/use-access-link";
import { NotValid } from "./not-valid";
import { RedeemForm } from "./redeem-form";
import "./access-link.css";

/** Where an invitation or a reset leads: the secret stands behind `#`, which browsers send to nobody. */
export function AccessLinkPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const secret = useLocation({ select: ({ hash }) => hash });
  const link = useAccessLink(secret);
  const [done, setDone] = useState<string>();

  const finish = (login: string) => {
    setDone(login);
    // What is used up need not stay in the browser's history.
    void navigate({ to: "/access-link", hash: "", replace: true });
  };

  return (
    <main id="main" className="alone">
      <div className="access-link-top">
        <span className="brand">{t("common.product")}</span>
        <LanguageSwitch />
      </div>
      {done === undefined ? (
        <Page
          title={t(`accessLink.title.${link.data?.kind ?? "none"}`)}
          lead={link.data && t(`accessLink.lead.${link.data.kind}`)}
        >
          {secret === "" ? (
            <Notice tone="error" alert>
              <p className="notice-title">{t("accessLink.missing")}</p>
              <p>{t("accessLink.missingHint")}</p>
            </Notice>
          ) : link.error && isProblem(link.error, 404) ? (
            <NotValid />
          ) : (
            <Loaded query={link}>
              {(data) => (
                <RedeemForm key={secret} secret={secret} link={data} onDone={() => finish(data.login)} />
              )}
            </Loaded>
          )}
        </Page>
      ) : (
        <Page title={t("accessLink.doneTitle")} place="done">
          <div role="status">
            <Notice tone="good">{t("accessLink.done", { login: done })}</Notice>
          </div>
          <div className="actions">
            <LinkButton to="/sign-in" main>
              {t("accessLink.signIn")}
            </LinkButton>
          </div>
        </Page>
      )}
    </main>
  );
}
