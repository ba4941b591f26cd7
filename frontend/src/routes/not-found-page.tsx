import { useTranslation } from "react-i18next";

import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("common.notFound.title")} lead={t("common.notFound.text")}>
      <div className="actions">
        <LinkButton to="/" main>
          {t("common.notFound.home")}
        </LinkButton>
      </div>
    </Page>
  );
}
