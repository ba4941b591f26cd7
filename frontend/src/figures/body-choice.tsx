import { useTranslation } from "react-i18next";

import { useBodiesOfUnit } from "@/api/use-bodies-of-unit";
import { Choice } from "@/ui/choice";

interface Props {
  label: string;
  unitId: number;
  /** A body that cannot be chosen: the one it is about. */
  except?: number | undefined;
  none: string;
  value: number | undefined;
  onChange: (bodyId: number | undefined) => void;
}

/** One of the bodies of a unit, or none. */
export function BodyChoice({ label, unitId, except, none, value, onChange }: Props) {
  const { t } = useTranslation();
  const { data, error } = useBodiesOfUnit(unitId);
  if (error) return <p className="field-error">{t("figures.bodiesFailed")}</p>;
  const others = (data?.items ?? []).filter(({ id }) => id !== except);
  return (
    <Choice
      label={label}
      value={value === undefined ? "none" : `${value}`}
      options={[
        { value: "none", label: none },
        ...others.map(({ id, name }) => ({ value: `${id}`, label: name })),
      ]}
      onChange={(chosen) => onChange(chosen === "none" ? undefined : Number(chosen))}
    />
  );
}
