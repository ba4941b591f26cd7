import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";

import { useEvents } from "./api/use-events";
import { EventFilters } from "./event-filters";
import { EventTable } from "./event-table";
import type { EventsSearch } from "./search";
import "./events.css";
import "./words";

const route = getRouteApi("/signed-in/events");

/** Who did what and when; the filters are the address. Whoever may not read others' events reads their own. */
export function EventsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const asked = route.useSearch();
  const search: EventsSearch = allows(me, "event:read") ? asked : { ...asked, own: "true" };
  const pages = useEvents(search);
  const { unit, about, user, from, to } = search;
  const filters = { unit_id: unit, kind: about, user_id: user, from, to };

  const change = (next: EventsSearch) =>
    void navigate({ to: "/events", search: { ...asked, ...next }, resetScroll: false });

  return (
    <Page
      title={t("shell.pages.events")}
      lead={t(search.own === undefined ? "events.lead" : "events.ownLead")}
      actions={
        search.own === undefined && <ExportButton path="/api/v1/events/export" query={filters} traced />
      }
    >
      <EventFilters search={search} onChange={change} />
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const events = data.pages.flatMap((page) => page.items);
          return events.length === 0 ? (
            <Empty title={t("events.none")}>
              <p>{t("events.noneHint")}</p>
            </Empty>
          ) : (
            <>
              <EventTable events={events} />
              <MorePages count={events.length} pages={pages} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
