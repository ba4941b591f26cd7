import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";

import { useGroups } from "./api/use-groups";
import { GroupForm } from "./group-form";
import { GroupPanel } from "./group-panel";
import { selectorText } from "./selector-text";
import "./words";

const route = getRouteApi("/signed-in/bodies/groups");

/** Phrases that stand for many bodies; the chosen one shows whom, on which day. */
export function GroupsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const searchId = useId();
  const navigate = useNavigate();
  const search = route.useSearch();
  const [adding, setAdding] = useState(false);
  const pages = useGroups(useDebounced(search.q, 300));
  return (
    <Page
      title={t("bodies.groups.title")}
      lead={<Link to="/bodies">{t("bodies.backToList")}</Link>}
      actions={
        allows(me, "body:manage") &&
        !adding && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("bodies.groups.add")}
          </Button>
        )
      }
    >
      <p>{t("bodies.groups.lead")}</p>
      {adding && <GroupForm onDone={() => setAdding(false)} />}
      <div className="filters">
        <div className="field">
          <label htmlFor={searchId}>{t("bodies.groups.search")}</label>
          <Input
            id={searchId}
            type="search"
            value={search.q ?? ""}
            onChange={(event) =>
              void navigate({
                to: "/bodies/groups",
                search: { ...search, q: event.target.value || undefined },
                replace: true,
                resetScroll: false,
              })
            }
          />
        </div>
      </div>
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={6}>
        {(data) => {
          const groups = data.pages.flatMap((page) => page.items);
          const chosen = groups.find(({ id }) => id === search.group);
          if (groups.length === 0) return <Empty title={t("bodies.groups.none")} />;
          return (
            <>
              <ul className="plain-list">
                {groups.map((group) => (
                  <li key={group.id}>
                    <Link
                      to="/bodies/groups"
                      search={{ ...search, group: group.id }}
                      aria-current={group.id === search.group}
                      resetScroll={false}
                    >
                      {group.phrase}
                    </Link>
                    <div className="quiet">
                      {group.unit.name} ·{" "}
                      {group.selectors.length === 0
                        ? t("bodies.groups.nobody")
                        : group.selectors.map((selector) => selectorText(t, selector)).join("; ")}
                    </div>
                  </li>
                ))}
              </ul>
              <MorePages count={groups.length} pages={pages} />
              {chosen && <GroupPanel key={chosen.id} group={chosen} search={search} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
