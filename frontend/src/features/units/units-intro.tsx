import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Page } from "@/ui/page";

/** What stands beside the tree before a unit is chosen. */
export function UnitsIntro() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t("shell.pages.units")} lead={t("units.lead")}>
      <p>
        <Link
          to="/units/$unitId"
          params={{ unitId: me.home.id }}
          search={(search) => ({ as_of: search.as_of })}
        >
          {t("units.openHome", { name: me.home.name })}
        </Link>
      </p>
    </Page>
  );
}
