import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";

import type { LibrarySearch } from "../search";

/** The forms in which plans come, by Decree 30/2020 and by the practice of the field. */
const TYPES = [
  "Kế hoạch",
  "Quyết định",
  "Chương trình",
  "Đề án",
  "Chỉ thị",
  "Nghị quyết",
  "Hướng dẫn",
  "Công văn",
  "Báo cáo",
];
const FIRST_YEAR = 2016;

interface Props {
  filter: LibrarySearch;
  onChange: (next: LibrarySearch, replace?: boolean) => void;
}

export function LibraryFilters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const searchId = useId();
  const me = useMe();
  const { q, unit: unitId, type, year, open } = filter;
  const unit = useUnit(unitId ?? me.home.id, me.today).data;
  const thisYear = Number(me.today.slice(0, 4));
  const years = Array.from({ length: thisYear + 2 - FIRST_YEAR }, (_, index) => thisYear + 1 - index);

  return (
    <search className="filters">
      <div className="field">
        <label htmlFor={searchId}>{t("documents.find")}</label>
        <Input
          id={searchId}
          type="search"
          placeholder={t("documents.findHint")}
          value={q ?? ""}
          onChange={(event) => onChange({ q: event.target.value || undefined }, true)}
        />
      </div>
      <UnitSelect
        label={t("documents.holder")}
        value={unitId === undefined ? undefined : unit}
        asOf={me.today}
        onChange={(id) => onChange({ unit: id })}
      />
      {unitId !== undefined && (
        <Button onClick={() => onChange({ unit: undefined })}>{t("documents.allUnits")}</Button>
      )}
      <Choice
        label={t("documents.type")}
        value={type ?? ""}
        options={[
          { value: "", label: t("documents.allTypes") },
          ...[...new Set([...TYPES, ...(type ? [type] : [])])].map((value) => ({ value, label: value })),
        ]}
        onChange={(value) => onChange({ type: value || undefined })}
      />
      <Choice
        label={t("documents.year")}
        value={year === undefined ? "" : `${year}`}
        options={[
          { value: "", label: t("documents.allYears") },
          ...[...new Set([...years, ...(year === undefined ? [] : [year])])].map((value) => ({
            value: `${value}`,
            label: `${value}`,
          })),
        ]}
        onChange={(value) => onChange({ year: value === "" ? undefined : Number(value) })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={open === "true"}
          onChange={(event) => onChange({ open: event.target.checked ? "true" : undefined })}
        />
        {t("documents.openOnly")}
      </label>
    </search>
  );
}
