import { useTranslation } from "react-i18next";

import type { Assignment } from "@/api/types";
import { dayText } from "@/ui/dates";

/** Until when: as printed, and the last valid day that was read from it; the first one too after an extension. */
export function DeadlineCell({ assignment }: { assignment: Assignment | undefined }) {
  const { t } = useTranslation();
  if (assignment === undefined) return null;
  const { time, deadline_on: day, original_deadline_on: first } = assignment;
  return (
    <>
      {time}
      {day === null ? (
        time === null && <span className="quiet">{t("matrices.deadline.none")}</span>
      ) : (
        <span className="official-name">{t("matrices.deadline.until", { day: dayText(day) })}</span>
      )}
      {day !== null && first !== null && first !== day && (
        <span className="official-name">{t("matrices.deadline.first", { day: dayText(first) })}</span>
      )}
    </>
  );
}
