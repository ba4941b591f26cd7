import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";

import { DayEntry } from "./day-entry";
import { daysOf } from "./months";
import { byDay } from "./on-days";
import type { Day } from "./types";

/** The days that hold something, with everything that is known about each thing. */
export function DayList({ month, today, items }: { month: string; today: string; items: readonly Day[] }) {
  const { t } = useTranslation();
  const hash = useLocation({ select: (location) => location.hash });
  const days = byDay(items, daysOf(month));
  useEffect(() => {
    if (hash.startsWith("day-")) document.getElementById(hash)?.focus();
  }, [hash]);
  if (days.size === 0) return <Empty title={t("calendar.none")} />;
  return (
    <ol className="day-list">
      {[...days].map(([day, entries]) => (
        <li key={day} className="panel">
          <h2 id={`day-${day}`} tabIndex={-1}>
            <time dateTime={day}>{dayText(day)}</time>
            {day === today && <span className="sheet-now">{t("calendar.today")}</span>}
          </h2>
          {entries.map((item) => (
            <DayEntry key={item.key} item={item} whole />
          ))}
        </li>
      ))}
    </ol>
  );
}
