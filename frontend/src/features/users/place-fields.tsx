import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { useBodies } from "./api/use-bodies";

/** A body of a unit: the unit by name, then one of its bodies. */
export function usePlace() {
  const me = useMe();
  const [unitId, setUnitId] = useState(me.home.id);
  const [chosen, setChosen] = useState<number>();
  const query = useBodies(unitId, me.today);
  const bodies = query.data?.items ?? [];
  const body =
    bodies.find(({ id }) => id === chosen) ??
    bodies.find(({ kind }) => kind === "peoples_committee") ??
    bodies[0];

  const setUnit = (id: number) => {
    setUnitId(id);
    setChosen(undefined);
  };

  return { unitId, setUnit, bodies, body, setChosen, query };
}

interface Props {
  state: ReturnType<typeof usePlace>;
  /** The form was sent without a body. */
  missing: boolean;
}

export function PlaceFields({ state: { unitId, setUnit, bodies, body, setChosen, query }, missing }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const unit = useUnit(unitId, me.today).data;
  return (
    <>
      <UnitSelect label={t("users.unit")} value={unit ?? me.home} asOf={me.today} onChange={setUnit} />
      {query.error ? (
        <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />
      ) : body ? (
        <Choice
          label={t("users.body")}
          value={String(body.id)}
          options={bodies.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(value) => setChosen(Number(value))}
        />
      ) : (
        !query.isPending && (
          <Notice tone={missing ? "error" : "warning"} alert={missing}>
            <p>{t("users.noBody")}</p>
          </Notice>
        )
      )}
    </>
  );
}
