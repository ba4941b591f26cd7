import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { ViewLink } from "@/ui/view-link";

import { useDays } from "./api/use-days";
import { CalendarFilters } from "./calendar-filters";
import { DayList } from "./day-list";
import { FeedPanel } from "./feed-panel";
import { Lasting } from "./lasting";
import { Legend } from "./legend";
import { MonthSheet } from "./month-sheet";
import { daysOf, monthAfter, monthOf } from "./months";
import { lasting } from "./on-days";
import "./calendar.css";
import "./words";

const route = getRouteApi("/signed-in/calendar");

/** A month of what falls due, for the reader's bodies, a unit or one body; month, view and filters are the address. */
export function CalendarPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { month = monthOf(me.today), view } = search;
  const days = useDays(daysOf(month), search);
  const title = t("calendar.sheet", { month: Number(month.slice(5)), year: month.slice(0, 4) });

  return (
    <Page title={t("shell.pages.calendar")} lead={t("calendar.lead")}>
      <CalendarFilters
        search={search}
        onChange={(next) => void navigate({ search: { ...search, ...next }, resetScroll: false })}
      />
      <div className="calendar-head">
        <h2 aria-live="polite">{title}</h2>
        <nav className="actions" aria-label={t("calendar.months")}>
          <LinkButton
            to="/calendar"
            search={{ ...search, month: monthAfter(month, -1) }}
            aria-label={t("calendar.before")}
            resetScroll={false}
          >
            <LeftOutlined aria-hidden />
          </LinkButton>
          <LinkButton to="/calendar" search={{ ...search, month: undefined }} resetScroll={false}>
            {t("calendar.thisMonth")}
          </LinkButton>
          <LinkButton
            to="/calendar"
            search={{ ...search, month: monthAfter(month, 1) }}
            aria-label={t("calendar.after")}
            resetScroll={false}
          >
            <RightOutlined aria-hidden />
          </LinkButton>
        </nav>
        <nav className="views" aria-label={t("calendar.view.title")}>
          {([undefined, "list"] as const).map((name) => (
            <ViewLink
              key={name ?? "sheet"}
              to="/calendar"
              search={{ ...search, view: name }}
              current={name === view}
              resetScroll={false}
            >
              {t(`calendar.view.${name ?? "sheet"}`)}
            </ViewLink>
          ))}
        </nav>
      </div>
      <Legend />
      <Loaded query={days} lines={10}>
        {({ items }) => (
          <>
            <Lasting items={lasting(items)} />
            {view === "list" ? (
              <DayList month={month} today={me.today} items={items} />
            ) : (
              <MonthSheet month={month} today={me.today} items={items} search={search} />
            )}
          </>
        )}
      </Loaded>
      <FeedPanel />
    </Page>
  );
}
