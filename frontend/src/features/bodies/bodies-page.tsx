import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";
import { useDebounced } from "@/ui/debounced";

import { useBodyList } from "./api/use-body-list";
import { BodyFilters } from "./body-filters";
import { BodyTable } from "./body-table";
import { Duplicates } from "./duplicates";
import type { BodiesSearch } from "./search";
import "./words";

const route = getRouteApi("/signed-in/bodies");

/** The directory of bodies; filters are the address. */
export function BodiesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const pages = useBodyList({
    ...search,
    q: useDebounced(search.q, 300),
    sector: useDebounced(search.sector, 300),
  });
  const { unit, ...rest } = search;
  const keeps = allows(me, "body:manage");
  const change = (next: BodiesSearch, replace = false) =>
    void navigate({
      to: "/bodies",
      search: (now) => ({ ...now, ...next }),
      replace,
      resetScroll: false,
    });

  return (
    <Page
      title={t("shell.pages.bodies")}
      lead={t("bodies.lead")}
      actions={
        <>
          <LinkButton to="/bodies/groups">{t("bodies.groups.title")}</LinkButton>
          {keeps && <LinkButton to="/bodies/import">{t("bodies.import.title")}</LinkButton>}
          {keeps && (
            <LinkButton to="/bodies/new" main>
              {t("bodies.new.title")}
            </LinkButton>
          )}
        </>
      }
    >
      <BodyFilters search={search} onChange={change} />
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const bodies = data.pages.flatMap((page) => page.items);
          return bodies.length === 0 ? (
            <Empty title={t("bodies.none")}>
              <p>{t("bodies.noneHint")}</p>
              <Button onClick={() => void navigate({ to: "/bodies" })}>{t("bodies.clear")}</Button>
            </Empty>
          ) : (
            <>
              <BodyTable bodies={bodies} on={search.on} />
              <MorePages count={bodies.length} pages={pages} />
              <div className="actions">
                <ExportButton path="/api/v1/bodies/export" query={{ ...rest, unit_id: unit }} />
              </div>
            </>
          );
        }}
      </Loaded>
      {keeps && <Duplicates unitId={search.unit ?? me.home.id} />}
    </Page>
  );
}
