import { Button } from "antd";
import type { ReactNode } from "react";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";

import { UnitSelect } from "./unit-select";

interface Props {
  label: string;
  /** Leaves the unit open again. */
  all: string;
  unitId: number | undefined;
  /** The day whose names are shown; today without it. */
  asOf?: string;
  onChange: (unitId: number | undefined) => void;
  /** What can be said of a chosen unit besides. */
  children?: ReactNode;
}

/** A list narrowed to one unit, or to none. */
export function UnitFilter({ label, all, unitId, asOf, onChange, children }: Props) {
  const me = useMe();
  const day = asOf ?? me.today;
  const unit = useUnit(unitId ?? me.home.id, day).data;
  return (
    <>
      <UnitSelect
        label={label}
        value={unitId === undefined ? undefined : unit}
        asOf={day}
        onChange={(id) => onChange(id)}
      />
      {unitId !== undefined && (
        <>
          {children}
          <Button onClick={() => onChange(undefined)}>{all}</Button>
        </>
      )}
    </>
  );
}
