import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import type { FormChoice } from "@/figures/form-choice";
import { FormPeriodPicker } from "@/figures/form-period-picker";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";

import { useEditions } from "./api/use-editions";
import { EditionTable } from "./edition-table";
import type { EditionsSearch } from "./search";
import { StartForm } from "./start-form";

const route = getRouteApi("/signed-in/editions");

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
}

export function EditionsView({ choices, choice }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { unit: unitId, all } = route.useSearch();
  const { asked } = choice;
  const unit = useUnit(unitId ?? me.home.id, asked.period.data_to).data ?? me.home;
  const narrow = all === true ? {} : { formId: choice.form.id, period: asked.period.code };
  const pages = useEditions({ ...narrow, unitId });
  const change = (next: EditionsSearch) =>
    void navigate({ to: "/editions", search: (search) => ({ ...search, ...next }), resetScroll: false });

  return (
    <>
      <div className="filters">
        <FormPeriodPicker
          choices={choices}
          choice={choice}
          onChange={(form, period) => change({ form, period })}
        />
        <UnitSelect
          label={t("figures.unit")}
          value={unit}
          asOf={asked.period.data_to}
          onChange={(id) => change({ unit: id })}
        />
        <Choice
          label={t("editions.filter.show")}
          value={all === true ? "all" : "one"}
          options={(["one", "all"] as const).map((value) => ({
            value,
            label: t(`editions.filter.${value}`),
          }))}
          onChange={(value) => change({ all: value === "all" ? true : undefined })}
        />
      </div>
      <StartForm key={`${choice.form.id} ${asked.period.code} ${unit.id}`} choice={choice} unit={unit} />
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={6}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          return rows.length === 0 ? (
            <Empty title={t("editions.none")} />
          ) : (
            <>
              <EditionTable rows={rows} />
              <MorePages count={rows.length} pages={pages} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
