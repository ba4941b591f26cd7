import { useLocation, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { LanguageSwitch } from "@/ui/language-switch";
import { LinkButton } from "@/ui/link-button";
import { Loading } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";
import { parseSearch } from "@/ui/search-params";

import { useSignOn } from "./api/use-sign-on";
import { failureAfter, failureBefore, readSignOnSearch, signOnAddress } from "./sign-on";
import { SignOnNotice } from "./sign-on-notice";
import "./session.css";

/** Where the province's provider sends people back to: the last step of signing on, or why it failed. */
export function SignOnPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const search = readSignOnSearch(parseSearch(useLocation({ select: ({ searchStr }) => searchStr })));
  const before = failureBefore(search);
  const { data: returnTo, error } = useSignOn(search, before === undefined);
  const failure = before ?? (error ? failureAfter(error) : undefined);

  // Replaced, so that the way back never leads to a code that was used.
  useEffect(() => {
    if (returnTo !== undefined) router.history.replace(returnTo);
  }, [router, returnTo]);

  return (
    <main id="main" className="alone">
      <div className="sign-in-top">
        <span className="brand">{t("common.product")}</span>
        <LanguageSwitch />
      </div>
      <Page title={t("session.signOn.title")}>
        {failure !== undefined ? (
          <SignOnNotice
            failure={failure}
            requestId={error instanceof ProblemError ? error.requestId : undefined}
          />
        ) : error ? (
          <ProblemMessage error={error} />
        ) : (
          <>
            <p>{t("session.signOn.busy")}</p>
            <Loading lines={3} />
          </>
        )}
        {(failure !== undefined || error !== null) && (
          <div className="actions">
            {failure !== "off" && (
              <Button type="primary" href={signOnAddress(undefined)}>
                {t("session.signOn.again")}
              </Button>
            )}
            <LinkButton to="/sign-in">{t("session.signOn.back")}</LinkButton>
          </div>
        )}
      </Page>
    </main>
  );
}
