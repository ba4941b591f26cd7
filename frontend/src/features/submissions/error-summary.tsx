import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import type { Grid } from "./grid/grid";
import { placeOf } from "./grid/layout";
import type { SummaryItem } from "./summary";

interface Props {
  items: readonly SummaryItem[];
  grid: Grid;
}

/** What keeps the report from being submitted, on top and with the focus; each line leads to its cell. */
export function ErrorSummary({ items, grid }: Props) {
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
          {items.map(({ key, text }) => (
            <li key={`${key ?? ""} ${text}`}>
              {key === undefined ? text : <CellLink grid={grid} to={key} text={text} />}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** Leads to a cell of the grid; plain text for a cell that is not shown. */
export function CellLink({ grid, to, text }: { grid: Grid; to: string; text: string }) {
  const place = placeOf(grid.layout, to);
  if (!place) return <>{text}</>;
  return (
    <button type="button" className="link-button" onClick={() => grid.go(place)}>
      {text}
    </button>
  );
}
