import {
  CalendarOutlined,
  CheckCircleFilled,
  CheckCircleOutlined,
  ClockCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  MinusCircleOutlined,
  SyncOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { TFunction } from "i18next";

import type { Timing } from "./progress-axes";
import "./progress-words";

export const DONE_LOOKS = {
  not_started: { tone: "neutral", icon: MinusCircleOutlined },
  in_progress: { tone: "info", icon: SyncOutlined },
  reported_done: { tone: "special", icon: CheckCircleOutlined },
  confirmed: { tone: "good", icon: CheckCircleFilled },
} as const;

export const TIMING_LOOKS = {
  no_deadline: { tone: "neutral", icon: CalendarOutlined },
  in_time: { tone: "neutral", icon: ClockCircleOutlined },
  due_soon: { tone: "warning", icon: WarningFilled },
  overdue: { tone: "bad", icon: ExclamationCircleFilled },
  done_in_time: { tone: "good", icon: ClockCircleFilled },
  done_late: { tone: "warning", icon: FieldTimeOutlined },
} as const;

/** Whether it is on time, with the days left or missed where they say something. */
export function timingText(t: TFunction, { on_time: onTime, days }: Timing): string {
  const count = days ?? 0;
  switch (onTime) {
    case "no_deadline":
      return t("progress.onTime.no_deadline");
    case "done_in_time":
      return t("progress.onTime.done_in_time");
    case "due_soon":
      return count === 0 ? t("progress.dueToday") : t("progress.days.due_soon", { count });
    case "in_time":
      return t("progress.days.in_time", { count });
    case "overdue":
      return t("progress.days.overdue", { count });
    case "done_late":
      return t("progress.days.done_late", { count });
  }
}
