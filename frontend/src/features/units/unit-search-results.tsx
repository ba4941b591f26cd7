import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useUnitSearch } from "@/api/use-unit-search";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { dayText } from "@/ui/dates";

interface Props {
  q: string;
  asOf: string;
}

export function UnitSearchResults({ q, asOf }: Props) {
  const { t } = useTranslation();
  const found = useUnitSearch(useDebounced(q, 250), asOf);
  if (q.trim().length < 2) return <p className="quiet">{t("units.searchMore")}</p>;
  return (
    <Loaded query={found} lines={6}>
      {({ items, next_cursor }) =>
        items.length === 0 ? (
          <Empty title={t("units.nothingFound", { q, day: dayText(asOf) })}>
            <p>{t("units.nothingFoundHint")}</p>
          </Empty>
        ) : (
          <>
            <p role="status" className="quiet">
              {t(next_cursor === null ? "units.found" : "units.foundFirst", { count: items.length })}
            </p>
            <ul className="unit-results">
              {items.map((unit) => (
                <li key={unit.id}>
                  <Link to="/units/$unitId" params={{ unitId: unit.id }} search={(search) => search}>
                    {unit.name}
                  </Link>
                  {unit.parent && <span className="quiet"> · {unit.parent.name}</span>}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
