import type { Form, Indicator } from "@/api/types";

import { type Category, type Cell, cellKey, TOTAL } from "../cells";
import type { SheetContent } from "../sheet-types";

import type { Place } from "./moves";

export type ColumnKind = "previous" | "entry" | "sum" | "change";

export interface Column {
  kind: ColumnKind;
  category: Category;
}

/** What stands at a place: a figure to enter, last period's, or one that follows from others. */
export type Slot =
  | { kind: "entry" | "previous" | "change"; cell: Cell }
  | { kind: "sum"; cell: Cell; parts: readonly string[] }
  | { kind: "rate" | "rateBefore"; ratio: Indicator }
  | { kind: "none" };

export interface GridRow {
  /** Section and place within it, as on paper: 1.2; empty for a rate. */
  number: string;
  indicator: Indicator;
  section: number;
  slots: readonly Slot[];
}

export interface Section {
  title_vi: string;
  title_en: string;
  /** Its place among the sections that have rows, from 0. */
  index: number;
  firstRow: number;
}

export interface Layout {
  sections: readonly Section[];
  columns: readonly Column[];
  rows: readonly GridRow[];
}

export const NOTHING: Slot = { kind: "none" };

const WHOLE: Category = { id: TOTAL, name_vi: "", name_en: "" };

/**
 * The form as a grid: its asked indicators in their sections, each rate under its numerator's section; columns for last
 * period, the total, every category that some indicator asks, and the sum of categories where they must add up.
 * `change` adds the difference from last period, for reading.
 */
export function layoutOf(
  form: Pick<Form, "sections">,
  content: Omit<SheetContent, "held">,
  change: boolean,
): Layout {
  const columns = columnsOf(content, change);
  const rows: GridRow[] = [];
  const sections: Section[] = [];
  for (const section of form.sections) {
    const firstRow = rows.length;
    const ids = section.items.map((item) => item.indicator.id);
    const index = sections.length;
    for (const cell of content.cells.filter(
      ({ indicator, category }) => category.id === TOTAL && ids.includes(indicator.id),
    )) {
      const number = `${index + 1}.${rows.length - firstRow + 1}`;
      const slots = columns.map((column) => slotOf(content, column, cell.indicator));
      rows.push({ number, indicator: cell.indicator, section: index, slots });
    }
    if (rows.length === firstRow) continue;
    sections.push({ title_vi: section.title_vi, title_en: section.title_en, index, firstRow });
    for (const ratio of content.ratios.filter(({ numerator_id }) => ids.includes(numerator_id ?? 0)))
      rows.push({
        number: "",
        indicator: ratio,
        section: index,
        slots: columns.map((column) => rateSlot(column, ratio)),
      });
  }
  return { sections, columns, rows };
}

function columnsOf({ cells, checks }: Omit<SheetContent, "held">, change: boolean): Column[] {
  const categories = new Map<number, Category>();
  for (const { category } of cells) if (category.id !== TOTAL) categories.set(category.id, category);
  const sums = checks.some((check) => check.kind === "sum_of" && check.cell.endsWith(`:${TOTAL}`));
  return [
    { kind: "previous", category: WHOLE },
    { kind: "entry", category: WHOLE },
    ...(change ? [{ kind: "change", category: WHOLE } as const] : []),
    ...[...categories.values()].map((category) => ({ kind: "entry", category }) as const),
    ...(sums ? [{ kind: "sum", category: WHOLE } as const] : []),
  ];
}

function slotOf(
  { cells, checks }: Omit<SheetContent, "held">,
  { kind, category }: Column,
  indicator: Indicator,
): Slot {
  const key = cellKey(indicator.id, category.id);
  const cell = cells.find((item) => item.key === key);
  if (!cell) return NOTHING;
  if (kind !== "sum") return { kind, cell };
  const check = checks.find((item) => item.kind === "sum_of" && item.cell === key);
  return check?.kind === "sum_of" ? { kind, cell, parts: check.parts } : NOTHING;
}

function rateSlot({ kind, category }: Column, ratio: Indicator): Slot {
  if (category.id !== TOTAL) return NOTHING;
  if (kind === "entry") return { kind: "rate", ratio };
  return kind === "previous" ? { kind: "rateBefore", ratio } : NOTHING;
}

export const slotAt = ({ rows }: Layout, { row, column }: Place): Slot => rows[row]?.slots[column] ?? NOTHING;

/** Where a cell is entered; undefined for a cell that this form does not show. */
export function placeOf({ rows }: Layout, key: string): Place | undefined {
  for (const [row, { slots }] of rows.entries()) {
    const column = slots.findIndex((slot) => slot.kind === "entry" && slot.cell.key === key);
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/** Where one begins: the first cell that can be filled in. */
export function firstEntry({ rows }: Layout): Place {
  const row = rows.findIndex(({ slots }) => slots.some((slot) => slot.kind === "entry"));
  const column = rows[row]?.slots.findIndex((slot) => slot.kind === "entry") ?? 0;
  return { row: Math.max(row, 0), column: Math.max(column, 0) };
}
