import { getRouteApi } from "@tanstack/react-router";
import { Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { DONE, ON_TIME } from "@/figures/progress-axes";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";

import { useWork } from "../api/use-work";
import { PARTS, type WorkSearch } from "../search";
import { AxisCounts } from "./axis-counts";
import { RemindChosen } from "./remind-chosen";
import { WorkTable } from "./work-table";
import "../words";
import "../work.css";

const route = getRouteApi("/signed-in/work");

/** What is asked of the reader's bodies, what is late first; filters are the address. */
export function WorkPage() {
  const { t } = useTranslation();
  const me = useMe();
  const searchId = useId();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const unit = useUnit(search.unit ?? me.home.id, me.today).data;
  const { q, part, done, on_time, body, matrix } = search;
  const pages = useWork({ ...search, q: useDebounced(search.q, 300) });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const change = (next: WorkSearch, replace = false) =>
    void navigate({ search: { ...search, ...next }, replace, resetScroll: false });

  return (
    <Page title={t("shell.pages.work")} lead={t("work.lead")}>
      <div className="filters">
        <div className="field">
          <label htmlFor={searchId}>{t("work.search")}</label>
          <Input
            id={searchId}
            type="search"
            value={search.q ?? ""}
            onChange={(event) => change({ q: event.target.value || undefined }, true)}
          />
        </div>
        <Choice
          label={t("work.part")}
          value={search.part ?? "all"}
          options={(["all", ...PARTS] as const).map((value) => ({
            value,
            label: t(value === "all" ? "work.anyPart" : `progress.part.${value}`),
          }))}
          onChange={(value) => change({ part: value === "all" ? undefined : value })}
        />
        <Choice
          label={t("progress.doneTitle")}
          value={search.done ?? "all"}
          options={(["all", ...DONE] as const).map((value) => ({
            value,
            label: t(value === "all" ? "work.any" : `progress.done.${value}`),
          }))}
          onChange={(value) => change({ done: value === "all" ? undefined : value })}
        />
        <Choice
          label={t("progress.onTimeTitle")}
          value={search.on_time ?? "all"}
          options={(["all", ...ON_TIME] as const).map((value) => ({
            value,
            label: t(value === "all" ? "work.any" : `progress.onTime.${value}`),
          }))}
          onChange={(value) => change({ on_time: value === "all" ? undefined : value })}
        />
        <UnitSelect
          label={t("figures.unit")}
          value={search.unit === undefined ? undefined : unit}
          asOf={me.today}
          onChange={(id) => change({ unit: id })}
        />
      </div>
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <>
              <AxisCounts counts={data.pages[0]?.counts ?? []} />
              {items.length === 0 ? (
                <Empty title={t("work.none")}>
                  <p>{t("work.noneHint")}</p>
                </Empty>
              ) : (
                <>
                  <WorkTable items={items} chosen={chosen} onChoose={choose} />
                  <MorePages count={items.length} pages={pages} />
                  <RemindChosen items={items} chosen={chosen} onClear={() => setChosen(new Set())} />
                  <div className="actions">
                    <ExportButton
                      path="/api/v1/work/export"
                      query={{
                        q,
                        part,
                        done,
                        on_time,
                        unit_id: search.unit,
                        body_id: body,
                        matrix_id: matrix,
                      }}
                    />
                  </div>
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
