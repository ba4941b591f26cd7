import { useTranslation } from "react-i18next";

import type { TotalRow } from "@/api/types";

/** Why there is no number: nobody gave one, or it is not for this reader. Neither looks like nought. */
export function NoNumber({ withheld }: Pick<TotalRow, "withheld">) {
  const { t } = useTranslation();
  return <span className="quiet">{t(withheld ? "totals.withheld" : "totals.noNumber")}</span>;
}
