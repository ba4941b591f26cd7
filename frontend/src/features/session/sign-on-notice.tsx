import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import type { SignOnFailure } from "./sign-on";

interface Props {
  failure: SignOnFailure;
  requestId?: string | undefined;
}

/** Why signing on through the province's system did not succeed, and what to do now. */
export function SignOnNotice({ failure, requestId }: Props) {
  const { t } = useTranslation();
  return (
    <Notice tone="error" alert>
      <p className="notice-title">{t(`session.signOn.failed.${failure}.what`)}</p>
      <p>{t(`session.signOn.failed.${failure}.next`)}</p>
      {requestId !== undefined && <p className="quiet">{t("common.problem.reference", { id: requestId })}</p>}
    </Notice>
  );
}
