import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Form, Totals } from "@/api/types";
import { useForm } from "@/api/use-form";
import { useUnit } from "@/api/use-unit";
import type { FormChoice } from "@/figures/form-choice";
import { FormPeriodPicker } from "@/figures/form-period-picker";
import { askedText } from "@/figures/period-text";
import { UnitSelect } from "@/figures/unit-select";
import { UnitTrail } from "@/figures/unit-trail";
import { ExportButton } from "@/ui/export-button";
import { Loaded } from "@/ui/loaded";
import { usePageContext } from "@/ui/page-context";

import { useTotals } from "./api/use-totals";
import { CountTable } from "./count-table";
import { CoveragePanel } from "./coverage-panel";
import { Drilldown } from "./drilldown";
import { RatioTable } from "./ratio-table";
import type { TotalsSearch } from "./search";

const route = getRouteApi("/signed-in/totals");

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
}

export function TotalsView({ choices, choice }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { asked } = choice;
  const { unit: unitId = me.home.id } = route.useSearch();
  const totals = useTotals(choice.form.id, asked.period.code, unitId);
  const form = useForm(choice.form.id);
  const unit = useUnit(unitId, asked.period.data_to).data;
  usePageContext({
    unit: totals.data?.unit.name ?? unit?.name,
    period: askedText(t, asked),
    demo: totals.data?.demo === true || undefined,
  });

  const change = (next: TotalsSearch) =>
    void navigate({ to: "/totals", search: (search) => ({ ...search, ...next }), resetScroll: false });

  return (
    <>
      <div className="filters">
        <FormPeriodPicker
          choices={choices}
          choice={choice}
          onChange={(formId, period) => change({ form: formId, period, indicator: undefined })}
        />
        <UnitSelect
          label={t("figures.unit")}
          value={unit ?? me.home}
          asOf={asked.period.data_to}
          onChange={(id) => change({ unit: id })}
        />
      </div>
      {unit && <UnitTrail unit={unit} to="/totals" />}
      <Loaded query={totals} lines={10}>
        {(data) => (
          <Loaded query={form} lines={10}>
            {(described) => <Figures totals={data} form={described} busy={totals.isPlaceholderData} />}
          </Loaded>
        )}
      </Loaded>
      <ExportButton
        path="/api/v1/totals/export"
        query={{ form_id: choice.form.id, period: asked.period.code, unit_id: unitId }}
        traced
      />
    </>
  );
}

function Figures({ totals, form, busy }: { totals: Totals; form: Form; busy: boolean }) {
  return (
    <div className="totals" aria-busy={busy}>
      <CoveragePanel totals={totals} />
      <RatioTable totals={totals} form={form} />
      <Drilldown totals={totals} form={form} />
      <CountTable totals={totals} form={form} />
    </div>
  );
}
