import { useTranslation } from "react-i18next";

import { UnitFilter } from "@/figures/unit-filter";
import { FilterChoice } from "@/ui/filter-choice";
import { FilterText } from "@/ui/filter-text";

import { DIRECTIONS, KINDS, ORIGINS } from "./kinds";
import type { IndicatorsSearch } from "./search";

interface Props {
  search: IndicatorsSearch;
  onChange: (next: IndicatorsSearch, replace?: boolean) => void;
}

export function IndicatorFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const all = t("indicators.all");
  return (
    <div className="filters">
      <FilterText label={t("indicators.search")} value={search.q} onChange={(q) => onChange({ q }, true)} />
      <UnitFilter
        label={t("indicators.owner")}
        all={t("indicators.allUnits")}
        unitId={search.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <FilterChoice
        label={t("indicators.kindLabel")}
        all={all}
        value={search.figure}
        options={KINDS}
        words={(kind) => t(`indicators.kind.${kind}`)}
        onChange={(figure) => onChange({ figure })}
      />
      <FilterChoice
        label={t("indicators.originLabel")}
        all={all}
        value={search.origin}
        options={ORIGINS}
        words={(origin) => t(`indicators.origin.${origin}`)}
        onChange={(origin) => onChange({ origin })}
      />
      <FilterChoice
        label={t("indicators.directionLabel")}
        all={all}
        value={search.direction}
        options={DIRECTIONS}
        words={(direction) => t(`indicators.direction.${direction}`)}
        onChange={(direction) => onChange({ direction })}
      />
      {(["targeted", "verify", "published"] as const).map((name) => (
        <label key={name} className="check">
          <input
            type="checkbox"
            checked={search[name] ?? false}
            onChange={(event) => onChange({ [name]: event.target.checked || undefined })}
          />
          {t(`indicators.${name}`)}
        </label>
      ))}
    </div>
  );
}
