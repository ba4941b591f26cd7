import type { components } from "@/api/schema";

/** What a body is: a People's Committee, a department, a union … */
export type BodyKind = components["schemas"]["BodyKind"];

/** Kinds of bodies in the order in which they are offered; `bodies.kind` names them. */
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
