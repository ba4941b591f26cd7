import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  WarningFilled,
} from "@ant-design/icons";
import type { ReactNode } from "react";

const ICONS = {
  info: InfoCircleFilled,
  good: CheckCircleFilled,
  warning: WarningFilled,
  error: ExclamationCircleFilled,
} as const;

interface Props {
  tone: keyof typeof ICONS;
  /** Read out at once when it appears. */
  alert?: boolean;
  children: ReactNode;
}

/** A framed message; its icon and words say the same as its colour. */
export function Notice({ tone, alert = false, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice-${tone}`} role={alert ? "alert" : undefined}>
      <Icon className="notice-icon" aria-hidden />
      <div className="notice-body">{children}</div>
    </div>
  );
}
