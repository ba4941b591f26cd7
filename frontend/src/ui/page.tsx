import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { createStore } from "@/api/store";

/** The page the reader last arrived at; undefined on the first one, where the browser's own focus stays. */
const arrivedAt = createStore<string | undefined>(undefined);

interface Props {
  title: string;
  /** Replaces the title as heading where the heading holds more than text. */
  heading?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's frame: the window's title, and a heading that takes the focus when the reader comes from another page. */
export function Page({ title, heading, lead, actions, children }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLHeadingElement>(null);
  const path = useLocation({ select: (location) => location.pathname });

  useEffect(() => {
    document.title = `${title} · ${t("common.product")}`;
  }, [title, t]);

  useEffect(() => {
    const before = arrivedAt.get();
    arrivedAt.set(path);
    if (before !== undefined && before !== path) ref.current?.focus();
  }, [path]);

  return (
    <article className="page">
      <header className="page-header">
        <div className="page-heading">
          <h1 ref={ref} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {lead !== undefined && <div className="page-lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  );
}
