import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";

import { DIRECTIONS, KINDS, ORIGINS } from "./kinds";
import type { IndicatorsSearch } from "./search";

interface Props {
  search: IndicatorsSearch;
  onChange: (next: IndicatorsSearch, replace?: boolean) => void;
}

export function IndicatorFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const searchId = useId();
  const unit = useUnit(search.unit ?? me.home.id, me.today).data;
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor={searchId}>{t("indicators.search")}</label>
        <Input
          id={searchId}
          type="search"
          value={search.q ?? ""}
          onChange={(event) => onChange({ q: event.target.value || undefined }, true)}
        />
      </div>
      <UnitSelect
        label={t("indicators.owner")}
        value={search.unit === undefined ? undefined : unit}
        asOf={me.today}
        onChange={(id) => onChange({ unit: id })}
      />
      {search.unit !== undefined && (
        <Button onClick={() => onChange({ unit: undefined })}>{t("indicators.allUnits")}</Button>
      )}
      <Choice
        label={t("indicators.kindLabel")}
        value={search.figure ?? "all"}
        options={[
          { value: "all", label: t("indicators.all") },
          ...KINDS.map((value) => ({ value, label: t(`indicators.kind.${value}`) })),
        ]}
        onChange={(value) => onChange({ figure: value === "all" ? undefined : value })}
      />
      <Choice
        label={t("indicators.originLabel")}
        value={search.origin ?? "all"}
        options={[
          { value: "all", label: t("indicators.all") },
          ...ORIGINS.map((value) => ({ value, label: t(`indicators.origin.${value}`) })),
        ]}
        onChange={(value) => onChange({ origin: value === "all" ? undefined : value })}
      />
      <Choice
        label={t("indicators.directionLabel")}
        value={search.direction ?? "all"}
        options={[
          { value: "all", label: t("indicators.all") },
          ...DIRECTIONS.map((value) => ({ value, label: t(`indicators.direction.${value}`) })),
        ]}
        onChange={(value) => onChange({ direction: value === "all" ? undefined : value })}
      />
      {(["targeted", "verify"] as const).map((name) => (
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
