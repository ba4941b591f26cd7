import { useTranslation } from "react-i18next";

import { LinkButton } from "@/ui/link-button";
import { Notice } from "@/ui/notice";

const REASONS = ["used", "expired", "replaced", "disabled", "cut"] as const;

/** The service does not tell a stranger which it is; the person who was sent the link can. */
export function NotValid() {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="error" alert>
        <p className="notice-title">{t("accessLink.invalid")}</p>
        <p>{t("accessLink.why")}</p>
        <ul>
          {REASONS.map((reason) => (
            <li key={reason}>{t(`accessLink.reasons.${reason}`)}</li>
          ))}
        </ul>
        <p>{t("accessLink.next")}</p>
      </Notice>
      <div className="actions">
        <LinkButton to="/sign-in">{t("accessLink.signIn")}</LinkButton>
      </div>
    </>
  );
}
