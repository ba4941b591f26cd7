import { idParam, oneOf, textParam } from "@/ui/search-params";

import type { DocumentState } from "./types";

export const STATES = [
  "draft",
  "confirmed",
  "issued",
  "replaced",
  "withdrawn",
  "expired",
] as const satisfies readonly DocumentState[];

/** The list itself is the view without a name. */
export const VIEWS = ["search", "stubs"] as const;

export interface LibrarySearch {
  view?: (typeof VIEWS)[number] | undefined;
  q?: string | undefined;
  unit?: number | undefined;
  state?: DocumentState | undefined;
  type?: string | undefined;
  year?: number | undefined;
  open?: "true" | undefined;
}

export const readLibrarySearch = (search: Record<string, unknown>): LibrarySearch => ({
  view: oneOf(search["view"], VIEWS),
  q: textParam(search["q"]),
  unit: idParam(search["unit"]),
  state: oneOf(search["state"], STATES),
  type: textParam(search["type"]),
  year: yearParam(search["year"]),
  open: search["open"] === true ? "true" : oneOf(search["open"], ["true"]),
});

/** A year the service takes. */
function yearParam(value: unknown): number | undefined {
  const year = idParam(value);
  return year !== undefined && year >= 1900 && year <= 2100 ? year : undefined;
}

export const PANES = ["text", "proposals"] as const;

export interface ReaderSearch {
  /** The proposal looked at. */
  proposal?: number | undefined;
  edition?: number | undefined;
  panel?: "history" | undefined;
  /** Which of the two is shown where there is room for one. */
  pane?: (typeof PANES)[number] | undefined;
}

export const readReaderSearch = (search: Record<string, unknown>): ReaderSearch => ({
  proposal: idParam(search["proposal"]),
  edition: idParam(search["edition"]),
  panel: oneOf(search["panel"], ["history"]),
  pane: oneOf(search["pane"], PANES),
});

/** What the counts of a cascade count, and so what a press on one of them shows. */
export const GAPS = [
  "with_plan",
  "without_plan",
  "later_deadline",
  "lower_target",
  "cites_replaced",
] as const;
export type Gap = (typeof GAPS)[number];

export interface CascadeSearch {
  gap?: Gap | undefined;
  /** Unit under unit; the list is the view without a name. */
  as?: "tree" | undefined;
}

export const readCascadeSearch = (search: Record<string, unknown>): CascadeSearch => ({
  gap: oneOf(search["gap"], GAPS),
  as: oneOf(search["as"], ["tree"]),
});

export interface ComparisonSearch {
  /** The pair looked at: `target-3` counts the targets from 1, as `obligation-1` the deadlines. */
  pair?: string | undefined;
}

export const readComparisonSearch = (search: Record<string, unknown>): ComparisonSearch => ({
  pair: textParam(search["pair"]),
});
