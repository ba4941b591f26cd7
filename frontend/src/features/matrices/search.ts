import { dayParam, idParam, oneOf, textParam } from "@/ui/search-params";

import type { MatrixState } from "./types";

export const VIEWS = [
  "table",
  "grid",
  "agency",
  "board",
  "timeline",
  "changes",
  "coverage",
  "check",
] as const;

/** Views that say something once the matrix is issued. */
export const FOLLOWED: readonly View[] = ["board", "timeline", "changes", "coverage"];
export type View = (typeof VIEWS)[number];

export const COVERS = ["covered", "uncovered", "later"] as const;
export const BY = ["task", "unit"] as const;

export interface MatrixSearch {
  view?: View | undefined;
  agency?: number | undefined;
  /** Which pairs of a task and a unit the coverage shows. */
  cover?: (typeof COVERS)[number] | undefined;
  by?: (typeof BY)[number] | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const readMatrixSearch = (search: Record<string, unknown>): MatrixSearch => ({
  view: oneOf(search["view"], VIEWS),
  agency: idParam(search["agency"]),
  cover: oneOf(search["cover"], COVERS),
  by: oneOf(search["by"], BY),
  q: textParam(search["q"]),
  from: dayParam(search["from"]),
  to: dayParam(search["to"]),
});

export const STATES = ["draft", "issued", "closed"] as const satisfies readonly MatrixState[];

export interface MatricesSearch {
  year?: number | undefined;
  state?: MatrixState | undefined;
}

export const readMatricesSearch = (search: Record<string, unknown>): MatricesSearch => ({
  year: idParam(search["year"]),
  state: oneOf(search["state"], STATES),
});

export interface TaskSearch {
  /** The task a new one stands behind. */
  after?: number | undefined;
}

export const readTaskSearch = (search: Record<string, unknown>): TaskSearch => ({
  after: idParam(search["after"]),
});

export const GIVEN = ["open", "taken"] as const;

export interface GivenSearch {
  unit?: number | undefined;
  show?: (typeof GIVEN)[number] | undefined;
}

export const readGivenSearch = (search: Record<string, unknown>): GivenSearch => ({
  unit: idParam(search["unit"]),
  show: oneOf(search["show"], GIVEN),
});
