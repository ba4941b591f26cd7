import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { UnitDetail } from "@/api/types";
import { dayText } from "@/ui/dates";

/** The units right below, on the date of the page. */
export function UnitChildren({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  if (unit.children.length === 0) return null;
  const day = dayText(unit.as_of);
  return (
    <section className="panel" aria-labelledby="unit-children">
      <h2 id="unit-children">{t("units.children", { count: unit.children.length, day })}</h2>
      <ul className="unit-columns">
        {unit.children.map((child) => (
          <li key={child.id}>
            <Link to="/units/$unitId" params={{ unitId: child.id }} search={(search) => search}>
              {child.name}
            </Link>{" "}
            <span className="quiet number">{child.code}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
