import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Indicator } from "@/api/types";
import { usePick } from "@/locales/use-language";
import { Choice } from "@/ui/choice";

import type { Category } from "./api/types";
import { TOTAL } from "./model";

interface Props {
  indicators: readonly Indicator[];
  indicator: Indicator;
  /** Those in which the indicator is asked. */
  categories: readonly Category[];
  category: number;
}

/** The figure whose series, ranking and map are shown. */
export function IndicatorPicker({ indicators, indicator, categories, category }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const navigate = useNavigate();
  const change = (next: { indicator?: number; category?: number | undefined }) =>
    void navigate({ to: "/dashboards", search: (search) => ({ ...search, ...next }), resetScroll: false });
  return (
    <div className="filters">
      <Choice
        label={t("totals.indicator")}
        value={`${indicator.id}`}
        options={indicators.map((one) => ({ value: `${one.id}`, label: pick(one.name_vi, one.name_en) }))}
        onChange={(id) => change({ indicator: Number(id), category: undefined })}
      />
      {categories.length > 0 && (
        <Choice
          label={t("dashboards.category")}
          value={`${category}`}
          options={[
            { value: `${TOTAL}`, label: t("dashboards.whole") },
            ...categories.map((one) => ({ value: `${one.id}`, label: pick(one.name_vi, one.name_en) })),
          ]}
          onChange={(id) => change({ category: Number(id) || undefined })}
        />
      )}
    </div>
  );
}
