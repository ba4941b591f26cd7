import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";

import { DayEntry } from "./day-entry";
import { daysOf, weeksOf } from "./months";
import { byDay, together } from "./on-days";
import type { CalendarSearch } from "./search";
import type { Day } from "./types";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const SHOWN = 3;

interface Props {
  month: string;
  today: string;
  items: readonly Day[];
  search: CalendarSearch;
}

/** The month as a sheet, a week a row; on narrow screens the days that hold something, one under the other. */
export function MonthSheet({ month, today, items, search }: Props) {
  const { t } = useTranslation();
  const days = byDay(items, daysOf(month));
  return (
    <div className="table-frame">
      <table className="month-sheet">
        <caption className="visually-hidden">
          {t("calendar.sheet", { month: Number(month.slice(5)), year: month.slice(0, 4) })}
        </caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col">
                {t(`calendar.weekday.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, place) => (
            <tr key={week.find(Boolean) ?? place}>
              {week.map((day, column) => (
                <td
                  key={WEEKDAYS[column]}
                  className={day === today ? "sheet-day sheet-today" : "sheet-day"}
                  data-empty={day === undefined || !days.has(day) ? "" : undefined}
                >
                  {day !== undefined && (
                    <OnDay
                      day={day}
                      today={today}
                      items={days.get(day) ?? []}
                      month={month}
                      search={search}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: string;
  today: string;
  items: readonly Day[];
  month: string;
  search: CalendarSearch;
}

function OnDay({ day, today, items, month, search }: DayProps) {
  const { t } = useTranslation();
  const said = together(items);
  const rest = said.length - SHOWN;
  return (
    <>
      <time dateTime={day} className="sheet-date">
        <span aria-hidden>
          {Number(day.slice(8))}
          <span className="sheet-month">/{Number(day.slice(5, 7))}</span>
        </span>
        <span className="visually-hidden">{dayText(day)}</span>
        {day === today && <span className="sheet-now">{t("calendar.today")}</span>}
      </time>
      {said.slice(0, SHOWN).map(({ item, count }) => (
        <DayEntry key={item.key} item={item} bodies={count} />
      ))}
      {rest > 0 && (
        <Link to="/calendar" search={{ ...search, month, view: "list" }} hash={`day-${day}`}>
          {t("calendar.more", { count: rest })}
        </Link>
      )}
    </>
  );
}
