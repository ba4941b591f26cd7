import { useTranslation } from "react-i18next";

import type { FormPeriod } from "@/api/types";
import { dayText } from "@/ui/dates";

/** Each level's own last day. */
export function DueDates({ asked }: { asked: FormPeriod }) {
  const { t } = useTranslation();
  return (
    <>
      {asked.due
        .map((due) =>
          t("forms.dueAt", {
            level: t(`common.level.${due.level}`).toLocaleLowerCase("vi"),
            day: dayText(due.due_on),
          }),
        )
        .join("; ")}
    </>
  );
}
