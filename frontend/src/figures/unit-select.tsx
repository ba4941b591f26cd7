import { Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useUnitSearch } from "@/api/use-unit-search";
import type { UnitRef } from "@/api/types";
import { useDebounced } from "@/ui/debounced";

interface Props {
  label: string;
  value: UnitRef | undefined;
  asOf: string;
  onChange: (unitId: number) => void;
}

/** A unit by name, with or without diacritics, on the tree of one date; the service searches. */
export function UnitSelect({ label, value, asOf, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useUnitSearch(useDebounced(typed, 250), asOf);
  const options = (found.data?.items ?? []).map((unit) => ({
    value: unit.id,
    label: unit.parent ? `${unit.name}, ${unit.parent.name}` : unit.name,
  }));
  const shown =
    value && !options.some((option) => option.value === value.id)
      ? [{ value: value.id, label: value.name }]
      : [];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="unit-select"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={value?.id ?? null}
        options={[...shown, ...options]}
        loading={found.isFetching}
        notFoundContent={t(typed ? "figures.unitNotFound" : "figures.typeUnitName")}
        onChange={(unitId: number | null) => unitId !== null && onChange(unitId)}
      />
    </div>
  );
}
