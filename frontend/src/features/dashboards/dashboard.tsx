import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";

import { useMe } from "@/api/me";
import { reportersQuery } from "@/api/reporters";
import type { Form } from "@/api/types";
import { useUnit } from "@/api/use-unit";
import type { FormChoice } from "@/figures/form-choice";
import { askedText } from "@/figures/period-text";
import { UnitTrail } from "@/figures/unit-trail";
import { Loaded } from "@/ui/loaded";
import { usePageContext } from "@/ui/page-context";
import { useTranslation } from "react-i18next";

import type { Asked } from "./api/types";
import { useAggregates } from "./api/use-aggregates";
import { Filters } from "./filters";
import { indicatorsOf, seriesOf } from "./model";
import { Shown } from "./shown";

const route = getRouteApi("/signed-in/dashboards");

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
  form: Form;
}

/** The filters, and under them what they ask for: one request for the unit itself, one for those below it. */
export function Dashboard({ choices, choice, form }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  const { unit: unitId = me.home.id, basis = "live", geography } = search;
  const { period } = choice.asked;
  const asked = useMemo(
    (): Asked => ({ unit: unitId, form: form.id, period: period.code, basis, geography }),
    [unitId, form.id, period.code, basis, geography],
  );
  const periods = seriesOf(form.periods, choice.asked);
  const own = useAggregates(asked, { indicators: indicatorsOf(form).map(({ id }) => id), periods });
  const place = useUnit(unitId, geography ?? period.data_to).data;
  const counts = useQuery(reportersQuery(form.id, { period: period.code, unitId, limit: 1 })).data?.counts;
  usePageContext({
    unit: place?.name,
    period: askedText(t, choice.asked),
    demo: choice.asked.demo || undefined,
  });
  return (
    <>
      <Filters
        choices={choices}
        choice={choice}
        unit={place ?? me.home}
        basis={basis}
        geography={geography}
      />
      {place && <UnitTrail unit={place} to="/dashboards" />}
      <Loaded query={own} lines={12}>
        {(answer) => (
          <Shown given={{ asked, form, period, search }} own={answer} place={place} counts={counts} />
        )}
      </Loaded>
    </>
  );
}
