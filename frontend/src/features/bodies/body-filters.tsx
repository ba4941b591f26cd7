import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";
import { DateField } from "@/ui/date-field";

import { KINDS } from "./kinds";
import type { BodiesSearch } from "./search";

interface Props {
  search: BodiesSearch;
  onChange: (next: BodiesSearch, replace?: boolean) => void;
}

export function BodyFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const searchId = useId();
  const sectorId = useId();
  const day = search.on ?? me.today;
  const unit = useUnit(search.unit ?? me.home.id, day).data;
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor={searchId}>{t("bodies.search")}</label>
        <Input
          id={searchId}
          type="search"
          value={search.q ?? ""}
          onChange={(event) => onChange({ q: event.target.value || undefined }, true)}
        />
      </div>
      <UnitSelect
        label={t("bodies.unit")}
        value={search.unit === undefined ? undefined : unit}
        asOf={day}
        onChange={(id) => onChange({ unit: id })}
      />
      {search.unit !== undefined && (
        <>
          <label className="check">
            <input
              type="checkbox"
              checked={search.below ?? false}
              onChange={(event) => onChange({ below: event.target.checked || undefined })}
            />
            {t("bodies.below")}
          </label>
          <Button onClick={() => onChange({ unit: undefined, below: undefined })}>
            {t("bodies.allUnits")}
          </Button>
        </>
      )}
      <Choice
        label={t("bodies.kindLabel")}
        value={search.kind ?? "all"}
        options={[
          { value: "all", label: t("bodies.allKinds") },
          ...KINDS.map((value) => ({ value, label: t(`bodies.kind.${value}`) })),
        ]}
        onChange={(value) => onChange({ kind: value === "all" ? undefined : value })}
      />
      <div className="field">
        <label htmlFor={sectorId}>{t("bodies.sector")}</label>
        <Input
          id={sectorId}
          value={search.sector ?? ""}
          onChange={(event) => onChange({ sector: event.target.value || undefined }, true)}
        />
      </div>
      <DateField
        label={t("bodies.on")}
        value={day}
        onChange={(chosen) => onChange({ on: chosen === me.today ? undefined : chosen })}
      />
    </div>
  );
}
