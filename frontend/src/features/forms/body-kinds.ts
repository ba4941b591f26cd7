import { addWords } from "@/locales/later";
import bodies from "@/locales/vi/bodies.json";

import type { BodyKind } from "./types";

// The kinds are named as the directory of bodies names them.
addWords({ bodies });

/** Kinds of bodies that may report, in the order in which they are offered. */
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
