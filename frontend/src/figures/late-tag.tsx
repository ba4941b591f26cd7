import { ExclamationCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Reporter } from "@/api/types";
import { daysBetween } from "@/ui/dates";
import { Tag } from "@/ui/tag";

interface Props {
  reporter: Pick<Reporter, "due_on" | "late">;
  today: string;
}

/** By how many days a report that is still owed has passed its due date. */
export function LateTag({ reporter, today }: Props) {
  const { t } = useTranslation();
  if (!reporter.late) return null;
  return (
    <Tag tone="bad" icon={ExclamationCircleFilled}>
      {t("figures.overdue", { count: daysBetween(reporter.due_on, today) })}
    </Tag>
  );
}
