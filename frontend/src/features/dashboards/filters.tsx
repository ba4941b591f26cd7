import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { UnitRef } from "@/api/types";
import type { FormChoice } from "@/figures/form-choice";
import { FormPeriodPicker } from "@/figures/form-period-picker";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";
import { dayText } from "@/ui/dates";

import type { DashboardSearch } from "./search";

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
  unit: UnitRef;
  basis: "live" | "official";
  geography: string | undefined;
}

const AS_REPORTED = "as_reported";

/** What the whole page is about; all of it stands in the address. */
export function Filters({ choices, choice, unit, basis, geography }: Props) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate();
  const { period } = choice.asked;
  const change = (next: DashboardSearch) =>
    void navigate({ to: "/dashboards", search: (search) => ({ ...search, ...next }), resetScroll: false });
  const maps = new Set([period.data_to, today, ...(geography === undefined ? [] : [geography])]);
  return (
    <div className="filters">
      <FormPeriodPicker
        choices={choices}
        choice={choice}
        onChange={(form, chosen) =>
          change({
            form,
            period: chosen,
            ...(form !== choice.form.id && { indicator: undefined, category: undefined }),
          })
        }
      />
      <UnitSelect
        label={t("figures.unit")}
        value={unit}
        asOf={geography ?? period.data_to}
        onChange={(id) => change({ unit: id })}
      />
      <Choice
        label={t("dashboards.basisLabel")}
        value={basis}
        options={(["live", "official"] as const).map((value) => ({
          value,
          label: t(`dashboards.basis.${value}`),
        }))}
        onChange={(chosen) => change({ basis: chosen === "official" ? chosen : undefined })}
      />
      <Choice
        label={t("dashboards.geographyLabel")}
        value={geography ?? AS_REPORTED}
        options={[
          { value: AS_REPORTED, label: t("dashboards.geography.as_reported") },
          ...[...maps]
            .sort()
            .map((day) => ({ value: day, label: t("dashboards.geography.of", { day: dayText(day) }) })),
        ]}
        onChange={(day) => change({ geography: day === AS_REPORTED ? undefined : day })}
      />
    </div>
  );
}
