import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { BODY_KINDS } from "@/figures/body-kinds";
import { UnitFilter } from "@/figures/unit-filter";
import { DateField } from "@/ui/date-field";
import { FilterChoice } from "@/ui/filter-choice";
import { FilterText } from "@/ui/filter-text";

import type { BodiesSearch } from "./search";

interface Props {
  search: BodiesSearch;
  onChange: (next: BodiesSearch, replace?: boolean) => void;
}

export function BodyFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const day = search.on ?? me.today;
  return (
    <div className="filters">
      <FilterText label={t("bodies.search")} value={search.q} onChange={(q) => onChange({ q }, true)} />
      <UnitFilter
        label={t("bodies.unit")}
        all={t("bodies.allUnits")}
        unitId={search.unit}
        asOf={day}
        onChange={(unit) => onChange(unit === undefined ? { unit, below: undefined } : { unit })}
      >
        <label className="check">
          <input
            type="checkbox"
            checked={search.below ?? false}
            onChange={(event) => onChange({ below: event.target.checked || undefined })}
          />
          {t("bodies.below")}
        </label>
      </UnitFilter>
      <FilterChoice
        label={t("bodies.kindLabel")}
        all={t("bodies.allKinds")}
        value={search.kind}
        options={BODY_KINDS}
        words={(kind) => t(`bodies.kind.${kind}`)}
        onChange={(kind) => onChange({ kind })}
      />
      <FilterText
        kind="text"
        label={t("bodies.sector")}
        value={search.sector}
        onChange={(sector) => onChange({ sector }, true)}
      />
      <DateField
        label={t("bodies.on")}
        value={day}
        onChange={(chosen) => onChange({ on: chosen === me.today ? undefined : chosen })}
      />
    </div>
  );
}
