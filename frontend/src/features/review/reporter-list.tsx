import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { reporterPagesQuery } from "@/api/reporters";
import { useUnit } from "@/api/use-unit";
import type { FormChoice } from "@/figures/form-choice";
import { FormPeriodPicker } from "@/figures/form-period-picker";
import { askedText } from "@/figures/period-text";
import { UnitSelect } from "@/figures/unit-select";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { Loaded } from "@/ui/loaded";
import { usePageContext } from "@/ui/page-context";

import { ReporterTable } from "./reporter-table";
import type { ReviewSearch } from "./search";
import { StateFilter } from "./state-filter";

const route = getRouteApi("/signed-in/review");

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
}

export function ReporterList({ choices, choice }: Props) {
  const { t } = useTranslation();
  const searchId = useId();
  const me = useMe();
  const navigate = useNavigate();
  const { form, asked } = choice;
  const { unit: unitId = me.home.id, state, q, to_review } = route.useSearch();
  const unit = useUnit(unitId, asked.period.data_to).data;
  const filter = {
    period: asked.period.code,
    unitId: unit?.level === "nation" ? undefined : unitId,
    state,
    toReview: to_review,
  };
  const pages = useInfiniteQuery(reporterPagesQuery(form.id, { ...filter, q: useDebounced(q, 300) }));
  usePageContext({ unit: unit?.name, period: askedText(t, asked), demo: asked.demo || undefined });

  const change = (next: ReviewSearch, replace = false) =>
    void navigate({
      from: "/review",
      search: (search) => ({ ...search, ...next }),
      replace,
      resetScroll: false,
    });

  return (
    <>
      <div className="filters">
        <FormPeriodPicker
          choices={choices}
          choice={choice}
          onChange={(formId, period) => change({ form: formId, period })}
        />
        <UnitSelect
          label={t("figures.unit")}
          value={unit ?? me.home}
          asOf={asked.period.data_to}
          onChange={(id) => change({ unit: id })}
        />
        <div className="field">
          <label htmlFor={searchId}>{t("review.search")}</label>
          <Input
            id={searchId}
            type="search"
            placeholder={t("review.searchHint")}
            value={q ?? ""}
            onChange={(event) => change({ q: event.target.value || undefined }, true)}
          />
        </div>
      </div>
      {allows(me, "submission:review") && (
        <label className="check">
          <input
            type="checkbox"
            checked={to_review ?? false}
            onChange={(event) => change({ to_review: event.target.checked || undefined, state: undefined })}
          />
          {t("review.toReview", { unit: me.home.name })}
        </label>
      )}
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={10}>
        {(data) => {
          const reporters = data.pages.flatMap((page) => page.items);
          const counts = data.pages[0]?.counts;
          return (
            <>
              {counts && (
                <StateFilter counts={counts} state={state} onChange={(next) => change({ state: next })} />
              )}
              {reporters.length === 0 ? (
                <Empty title={t("review.none")}>
                  <p>{t("review.noneHint")}</p>
                </Empty>
              ) : (
                <ReporterTable
                  formId={form.id}
                  period={asked.period.code}
                  reporters={reporters}
                  today={me.today}
                />
              )}
              <div className="more">
                <span className="quiet" role="status">
                  {t("common.shownOf", { count: reporters.length })}
                </span>
                {pages.hasNextPage && (
                  <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                    {t("common.loadMore")}
                  </Button>
                )}
                <ExportButton
                  path={`/api/v1/forms/${form.id}/reporters/export`}
                  query={{ period: filter.period, unit_id: filter.unitId, state, q, to_review }}
                  traced
                />
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
