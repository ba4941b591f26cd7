import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import { focusCell } from "./table-keys";

export interface SummaryItem {
  /** Undefined when the sentence belongs to no one cell. */
  indicatorId: number | undefined;
  text: string;
}

/** What keeps the report from being submitted, on top and with the focus; each line leads to its cell. */
export function ErrorSummary({ items }: { items: readonly SummaryItem[] }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (items.length > 0) ref.current?.focus();
  }, [items]);
  if (items.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="error-summary">
      <Notice tone="error">
        <h2>{t("entry.notSubmitted", { count: items.length })}</h2>
        <ul>
          {items.map(({ indicatorId, text }) => (
            <li key={`${indicatorId ?? ""} ${text}`}>
              {indicatorId === undefined ? (
                text
              ) : (
                <a
                  href={`#row-${indicatorId}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(indicatorId);
                  }}
                >
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function goTo(indicatorId: number): void {
  const cell = document.getElementById(`cell-${indicatorId}`);
  const row = document.getElementById(`row-${indicatorId}`);
  row?.scrollIntoView({ block: "center" });
  if (cell) focusCell(cell);
  else row?.focus();
}
