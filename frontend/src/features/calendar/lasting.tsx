import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";

import { DayEntry } from "./day-entry";
import type { Day } from "./types";

/** What lasts over several days of the month, said once above them. */
export function Lasting({ items }: { items: readonly Day[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className="plain-list" aria-label={t("calendar.lasting")}>
      {items.map((item) => (
        <li key={item.key} className="lasting">
          <DayEntry item={item} whole />
          <span className="number">
            {dayText(item.first)}–{dayText(item.last)}
          </span>
        </li>
      ))}
    </ul>
  );
}
