import type { Comparator, Direction, Kind, Level, Origin, PeriodRule } from "./types";

/** Each in the order in which it is offered. */
export const KINDS = [
  "count",
  "money",
  "flag",
  "measure",
  "text",
  "ratio",
] as const satisfies readonly Kind[];
export const ORIGINS = [
  "reported",
  "computed",
  "official_statistic",
  "survey",
] as const satisfies readonly Origin[];
export const DIRECTIONS = ["higher", "lower", "none"] as const satisfies readonly Direction[];
export const PERIOD_RULES = ["sum", "last", "none", "per_term"] as const satisfies readonly PeriodRule[];
export const COMPARATORS = [
  "at_least",
  "more_than",
  "at_most",
  "less_than",
  "about",
  "aim_for",
  "every",
] as const satisfies readonly Comparator[];
export const LEVELS = ["nation", "province", "district", "commune"] as const satisfies readonly Level[];
