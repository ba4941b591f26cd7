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
  error?: string | undefined;
  /** The chosen unit comes with its name of that date. */
  onChange: (unitId: number, unit: UnitRef) => void;
}

/** A unit by name, with or without diacritics, on the tree of one date; the service searches. */
export function UnitSelect({ label, value, asOf, error, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useUnitSearch(useDebounced(typed, 250), asOf);
  const items = found.data?.items ?? [];
  const options = items.map((unit) => ({
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
        status={error ? "error" : ""}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(unitId: number | null) => {
          const unit = items.find((one) => one.id === unitId) ?? value;
          if (unitId !== null && unit) onChange(unitId, unit);
        }}
      />
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
