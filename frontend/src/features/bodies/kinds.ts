import type { BodyKind } from "./types";

/** Kinds in the order in which they are offered. */
export const KINDS = [
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

export const LEVELS = ["province", "district", "commune"] as const;
