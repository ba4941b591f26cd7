import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { FAMILIES } from "@/figures/event-families";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";

import { OptionalDay } from "./optional-day";
import type { EventsSearch } from "./search";

interface Props {
  search: EventsSearch;
  onChange: (next: EventsSearch) => void;
}

export function EventFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const unit = useUnit(search.unit ?? me.home.id, me.today).data;
  return (
    <div className="filters">
      {allows(me, "event:read") && (
        <Choice
          label={t("events.whose")}
          value={search.own ?? "all"}
          options={[
            { value: "all", label: t("events.all") },
            { value: "true", label: t("events.own") },
          ]}
          onChange={(value) => onChange({ own: value === "true" ? value : undefined })}
        />
      )}
      <Choice
        label={t("events.about")}
        value={search.about ?? "all"}
        options={(["all", ...FAMILIES] as const).map((value) => ({
          value,
          label: value === "all" ? t("events.anything") : t(`events.family.${value}`),
        }))}
        onChange={(value) => onChange({ about: value === "all" ? undefined : value })}
      />
      <UnitSelect
        label={t("events.unitFilter")}
        value={search.unit === undefined ? undefined : unit}
        asOf={me.today}
        onChange={(id) => onChange({ unit: id })}
      />
      {search.unit !== undefined && (
        <Button onClick={() => onChange({ unit: undefined })}>{t("events.allUnits")}</Button>
      )}
      <OptionalDay label={t("events.from")} value={search.from} onChange={(from) => onChange({ from })} />
      <OptionalDay label={t("events.to")} value={search.to} onChange={(to) => onChange({ to })} />
      {search.user !== undefined && (
        <Button onClick={() => onChange({ user: undefined })}>{t("events.allPeople")}</Button>
      )}
    </div>
  );
}
