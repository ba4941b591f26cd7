import { memo } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";

import { TOTAL } from "../cells";
import { useRemarkText } from "../use-remark-text";
import { useSignal } from "../use-signal";
import { useSaidWords } from "../use-words";

import { viewOf } from "./cell-view";
import type { Grid } from "./grid";
import { GridCell } from "./grid-cell";
import type { Column } from "./layout";
import { selectionOf } from "./moves";

interface Props {
  grid: Grid;
  index: number;
  ariaRow: number;
  /** Keys of cells that came back with a reason. */
  returned: ReadonlySet<string>;
}

/** One indicator; drawn again when its own figures, those it depends on, or the active cell in it change. */
export const GridRow = memo(function GridRow({ grid, index, ariaRow, returned }: Props) {
  const pick = usePick();
  const words = useSaidWords();
  const columnName = useColumnName();
  const { sheet } = grid.writing;
  const remarkText = useRemarkText(sheet);
  const row = grid.layout.rows[index];
  useSignal(sheet.signals, row?.indicator.id ?? 0);
  useSignal(grid.rows, index);
  if (!row) return null;
  const { cursor, editing } = grid.standing.get();
  const { top, left, bottom, right } = selectionOf(cursor);
  const name = pick(row.indicator.name_vi, row.indicator.name_en);
  return (
    <tr role="row" aria-rowindex={ariaRow} className={row.number === "" ? "grid-rate-row" : undefined}>
      <th scope="row" role="rowheader" aria-colindex={1}>
        <span className="grid-number">{row.number}</span> {name}{" "}
        <span className="quiet">({row.indicator.measure_unit})</span>
      </th>
      {row.slots.map((slot, column) => {
        const view = viewOf(sheet, slot, words);
        const active = cursor.active.row === index && cursor.active.column === column;
        const layoutColumn = grid.layout.columns[column];
        return (
          <GridCell
            key={column}
            grid={grid}
            row={index}
            column={column}
            kind={slot.kind}
            label={active && layoutColumn ? `${name} — ${columnName(layoutColumn)}` : ""}
            text={view.text}
            sync={view.sync}
            copied={view.copied}
            note={view.remarks.map(remarkText).join(" ")}
            tone={view.remarks[0]?.tone}
            returned={slot.kind === "entry" && returned.has(slot.cell.key)}
            active={active}
            editing={active && editing}
            selected={index >= top && index <= bottom && column >= left && column <= right}
          />
        );
      })}
    </tr>
  );
});

/** What stands over a column. */
export function useColumnName(): (column: Column) => string {
  const { t } = useTranslation();
  const pick = usePick();
  return ({ kind, category }) => {
    if (kind === "entry")
      return category.id === TOTAL ? t("entry.total") : pick(category.name_vi, category.name_en);
    return t(`entry.column.${kind}`);
  };
}
