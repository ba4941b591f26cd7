import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { BodyChoice } from "@/figures/body-choice";
import { UnitSelect } from "@/figures/unit-select";

import type { CalendarSearch } from "./search";

interface Props {
  search: CalendarSearch;
  onChange: (next: CalendarSearch) => void;
}

/** Whose days: the reader's own bodies, all of a unit's, or one body's. */
export function CalendarFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const unit = useUnit(search.unit ?? me.home.id, me.today).data;
  if (!allows(me, "unit:read")) return null;
  return (
    <div className="filters">
      <UnitSelect
        label={t("calendar.unit")}
        value={search.unit === undefined ? undefined : unit}
        asOf={me.today}
        onChange={(id) => onChange({ unit: id, body: undefined })}
      />
      <BodyChoice
        label={t("calendar.body")}
        unitId={search.unit ?? me.home.id}
        none={t(search.unit === undefined ? "calendar.ownBodies" : "calendar.allBodies")}
        value={search.body}
        onChange={(body) => onChange({ body })}
      />
      {(search.unit !== undefined || search.body !== undefined) && (
        <Button onClick={() => onChange({ unit: undefined, body: undefined })}>{t("calendar.own")}</Button>
      )}
    </div>
  );
}
