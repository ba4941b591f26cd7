import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";

import { useIndicatorList } from "./api/use-indicator-list";
import { IndicatorFilters } from "./indicator-filters";
import { IndicatorTable } from "./indicator-table";
import type { IndicatorsSearch } from "./search";
import "./words";

const route = getRouteApi("/signed-in/indicators");

/** The catalogue of indicators; filters are the address. */
export function IndicatorsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const pages = useIndicatorList({ ...search, q: useDebounced(search.q, 300) });
  const defines = allows(me, "indicator:define");
  const change = (next: IndicatorsSearch, replace = false) =>
    void navigate({
      to: "/indicators",
      search: (now) => ({ ...now, ...next }),
      replace,
      resetScroll: false,
    });

  return (
    <Page
      title={t("shell.pages.indicators")}
      lead={t("indicators.lead")}
      actions={
        defines && (
          <>
            <LinkButton to="/indicators/import">{t("indicators.import.title")}</LinkButton>
            <LinkButton to="/indicators/new" main>
              {t("indicators.new.title")}
            </LinkButton>
          </>
        )
      }
    >
      <IndicatorFilters search={search} onChange={change} />
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const indicators = data.pages.flatMap((page) => page.items);
          return indicators.length === 0 ? (
            <Empty title={t("indicators.none")}>
              <p>{t("indicators.noneHint")}</p>
              <Button onClick={() => void navigate({ to: "/indicators" })}>{t("indicators.clear")}</Button>
            </Empty>
          ) : (
            <>
              <IndicatorTable indicators={indicators} />
              <MorePages count={indicators.length} pages={pages} />
            </>
          );
        }}
      </Loaded>
      <section className="panel" aria-labelledby="take-catalogue">
        <h2 id="take-catalogue">{t("indicators.export.title")}</h2>
        <p>{t("indicators.export.lead")}</p>
        <div className="actions">
          {(["xlsx", "json"] as const).map((format) => (
            <ExportButton
              key={format}
              path="/api/v1/catalogue/file"
              query={{ unit_id: search.unit ?? me.home.id, format }}
              label={t(`indicators.export.${format}`)}
            />
          ))}
        </div>
      </section>
    </Page>
  );
}
