import type { BodyKind, Comparator, Direction, Kind, Level, Origin, PeriodRule } from "./types";

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
export const BODY_KINDS = [
  "peoples_committee",
  "peoples_council",
  "department",
  "office",
  "advancement_board",
  "womens_union",
  "front",
  "party_body",
  "armed_force",
  "public_unit",
  "enterprise",
  "other",
] as const satisfies readonly BodyKind[];
