import { useMatch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { createStore } from "@/api/store";

/** The page the reader last arrived at; undefined on the first one, where the browser's own focus stays. */
const arrivedAt = createStore<string | undefined>(undefined);

interface Props {
  title: string;
  /** Replaces the title as heading where the heading holds more than text. */
  heading?: ReactNode;
  /** What the address shows beside its path, where another choice of it is another page. */
  place?: string | number | undefined;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's frame: the window's title, and a heading that takes the focus when the reader comes from another page. */
export function Page({ title, heading, place = "", lead, actions, children }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLHeadingElement>(null);
  // The page's own path: the location changes before the page does, and the page that is left must not take the focus.
  const path = useMatch({ strict: false, select: (match) => match.pathname });
  const here = `${path} ${place}`;

  useEffect(() => {
    document.title = `${title} · ${t("common.product")}`;
  }, [title, t]);

  useEffect(() => {
    const before = arrivedAt.get();
    arrivedAt.set(here);
    if (before !== undefined && before !== here) ref.current?.focus();
  }, [here]);

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
