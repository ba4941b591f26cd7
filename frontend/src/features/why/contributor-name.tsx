import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Contributor } from "./types";

const route = getRouteApi("/signed-in/totals/why");

/** A unit below leads to the same question about its own number; the unit's own bodies stand further down. */
export function ContributorName({ contributor: { unit, own } }: { contributor: Contributor }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  if (own) return <a href="#why-reporters">{t("why.own", { unit: unit.name })}</a>;
  return (
    <Link to="/totals/why" search={{ ...search, unit: unit.id }}>
      {unit.name}
    </Link>
  );
}
