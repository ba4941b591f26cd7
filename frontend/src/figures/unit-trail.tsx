import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { UnitDetail } from "@/api/types";

interface Props {
  unit: Pick<UnitDetail, "name" | "ancestors">;
  /** The page that shows a unit's figures. */
  to: "/totals" | "/dashboards";
}

/** The way up from a unit; the nation has no figures here. */
export function UnitTrail({ unit, to }: Props) {
  const { t } = useTranslation();
  const above = unit.ancestors.filter((ancestor) => ancestor.level !== "nation");
  if (above.length === 0) return null;
  return (
    <nav aria-label={t("totals.above")}>
      <ol className="trail">
        {above.map((ancestor) => (
          <li key={ancestor.id}>
            <Link to={to} search={(search) => ({ ...search, unit: ancestor.id })} resetScroll={false}>
              {ancestor.name}
            </Link>
          </li>
        ))}
        <li aria-current="page">{unit.name}</li>
      </ol>
    </nav>
  );
}
