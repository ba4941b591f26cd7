import { InboxOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** Nothing to show: says so, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <InboxOutlined className="empty-icon" aria-hidden />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
