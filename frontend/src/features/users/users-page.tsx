import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { Choice } from "@/ui/choice";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useUsers } from "./api/use-users";
import { ACTIVE, type UsersSearch } from "./search";
import { UserTable } from "./user-table";
import "./words";

const route = getRouteApi("/signed-in/users");

/** The people of the reader's units; filters are the address. */
export function UsersPage() {
  const { t } = useTranslation();
  const searchId = useId();
  const me = useMe();
  const navigate = useNavigate();
  const { q, unit: unitId, active } = route.useSearch();
  const unit = useUnit(unitId ?? me.home.id, me.today).data;
  const pages = useUsers({ q: useDebounced(q, 300), unit: unitId, active });

  const change = (next: UsersSearch, replace = false) =>
    void navigate({
      to: "/users",
      search: (search) => ({ ...search, ...next }),
      replace,
      resetScroll: false,
    });

  return (
    <Page
      title={t("shell.pages.users")}
      lead={t("users.lead")}
      actions={
        allows(me, "user:manage") && (
          <>
            <ExportButton path="/api/v1/users/export" query={{ q, unit_id: unitId, active }} traced />
            <LinkButton to="/users/invite" main>
              {t("users.invite")}
            </LinkButton>
          </>
        )
      }
    >
      <div className="filters">
        <div className="field">
          <label htmlFor={searchId}>{t("users.search")}</label>
          <Input
            id={searchId}
            type="search"
            placeholder={t("users.searchHint")}
            value={q ?? ""}
            onChange={(event) => change({ q: event.target.value || undefined }, true)}
          />
        </div>
        <UnitSelect
          label={t("users.unitFilter")}
          value={unitId === undefined ? undefined : unit}
          asOf={me.today}
          onChange={(id) => change({ unit: id })}
        />
        {unitId !== undefined && (
          <Button onClick={() => change({ unit: undefined })}>{t("users.allUnits")}</Button>
        )}
        <Choice
          label={t("users.account")}
          value={active ?? "all"}
          options={(["all", ...ACTIVE] as const).map((value) => ({
            value,
            label: t(`users.active.${value}`),
          }))}
          onChange={(value) => change({ active: value === "all" ? undefined : value })}
        />
      </div>
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const users = data.pages.flatMap((page) => page.items);
          return users.length === 0 ? (
            <Empty title={t("users.none")}>
              <p>{t("users.noneHint")}</p>
            </Empty>
          ) : (
            <>
              <UserTable users={users} today={me.today} />
              <div className="actions">
                <span className="quiet" role="status">
                  {t("common.shownOf", { count: users.length })}
                </span>
                {pages.hasNextPage && (
                  <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                    {t("common.loadMore")}
                  </Button>
                )}
              </div>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
