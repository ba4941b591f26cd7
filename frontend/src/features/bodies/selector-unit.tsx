import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";

import type { SelectorWrite } from "./types";

interface Props {
  value: SelectorWrite;
  onChange: (next: SelectorWrite) => void;
}

/** Narrows a part of a group to the bodies of one unit and what is below it. */
export function SelectorUnit({ value, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const chosen = value.unit_id ?? undefined;
  const unit = useUnit(chosen ?? me.home.id, me.today).data;
  return (
    <div className="filters">
      <UnitSelect
        label={t("bodies.groups.onlyUnit")}
        value={chosen === undefined ? undefined : unit}
        asOf={me.today}
        onChange={(id) => onChange({ ...value, unit_id: id })}
      />
      {chosen !== undefined && (
        <Button onClick={() => onChange({ ...value, unit_id: null })}>{t("bodies.groups.anyUnit")}</Button>
      )}
    </div>
  );
}
