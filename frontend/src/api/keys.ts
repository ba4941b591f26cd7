/** One home for query keys, so that a change knows what it makes stale. */
export interface ReporterFilter {
  period: string;
  unitId?: number | undefined;
  state?: string | undefined;
  mine?: boolean;
  toReview?: boolean | undefined;
  q?: string | undefined;
  limit?: number | undefined;
}

export const keys = {
  about: ["about"],
  me: ["me"],
  units: ["units"],
  unitList: (filter: object) => ["units", "list", filter],
  unit: (id: number, asOf: string | undefined) => ["units", id, asOf ?? "today"],
  lineage: (id: number) => ["units", id, "lineage"],
  /** Begins like the keys of the pages of bodies, whose changes make it stale. */
  bodiesOf: (unitId: number) => ["bodies", "of-unit", unitId],
  matrices: (year: number | undefined) => ["matrices", year ?? "all"],
  matrix: (id: number) => ["matrix", id],
  forms: ["forms"],
  form: (id: number) => ["forms", id],
  reporters: ["reporters"],
  reporterList: (formId: number, filter: ReporterFilter) => ["reporters", formId, filter],
  submission: (id: number) => ["submissions", id],
  history: (id: number) => ["submissions", id, "history"],
  totals: ["totals"],
  total: (formId: number, period: string, unitId: number) => ["totals", formId, period, unitId],
} as const;
