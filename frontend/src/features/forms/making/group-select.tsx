import { Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useDebounced } from "@/ui/debounced";

import { useGroupSearch } from "../api/use-group-search";

interface Props {
  value: number | undefined;
  error: string | undefined;
  onChange: (groupId: number) => void;
}

/** A group of bodies by its phrase; the service searches. */
export function GroupSelect({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useGroupSearch(useDebounced(typed, 250));
  return (
    <div className="field">
      <label htmlFor={id}>{t("making.new.group")}</label>
      <Select
        id={id}
        className="unit-select"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={value ?? null}
        options={(found.data?.items ?? []).map((group) => ({ value: group.id, label: group.phrase }))}
        loading={found.isFetching}
        notFoundContent={t("making.new.groupNone")}
        status={error ? "error" : ""}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(groupId: number | null) => groupId !== null && onChange(groupId)}
      />
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
