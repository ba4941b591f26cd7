import type words from "@/locales/vi/documents.json";

import { RELATION_NAMES } from "../proposals/words";
import type { ProposalKind } from "../types";

/** What a form asks about each kind of proposal: every field of the contract, and how it is typed. */

export type FieldName = keyof (typeof words)["field"];

interface Named {
  name: FieldName;
}

export type FieldSpec = Named &
  (
    | { kind: "text" | "long"; empty: "null" | "text" | "refused" }
    /** Names, one on a line. */
    | { kind: "lines" }
    | { kind: "number" | "whole" | "day" | "flag" | "check" }
    | { kind: "choice"; options: readonly string[]; empty: "null" | "refused" }
    | { kind: "list"; fields: readonly FieldSpec[]; spans: boolean; least: number }
    /** Places in the text: they stay as they are. */
    | { kind: "spans" }
  );

const text = (name: FieldName): FieldSpec => ({ name, kind: "text", empty: "null" });
const long = (name: FieldName): FieldSpec => ({ name, kind: "long", empty: "null" });
const needed = (name: FieldName): FieldSpec => ({ name, kind: "text", empty: "refused" });
const lines = (name: FieldName): FieldSpec => ({ name, kind: "lines" });

export const COMPARATOR_NAMES = ["=", ">", ">=", "<", "<=", "~"] as const;
export const DEADLINE_RELATIONS = ["before", "by", "on"] as const;
export const DIRECTIONS = ["up", "down", "keep"] as const;
export const SEVERITIES = ["fault", "note"] as const;

const VALUE: readonly FieldSpec[] = [
  { name: "comparator", kind: "choice", options: COMPARATOR_NAMES, empty: "refused" },
  { name: "value", kind: "number" },
  { name: "value_to", kind: "number" },
  { name: "unit", kind: "text", empty: "text" },
  text("period"),
  { name: "flag", kind: "flag" },
];

const DEADLINE: readonly FieldSpec[] = [
  { name: "relation", kind: "choice", options: DEADLINE_RELATIONS, empty: "refused" },
  { name: "day", kind: "whole" },
  { name: "month", kind: "whole" },
  { name: "year", kind: "whole" },
  text("period"),
  text("note"),
];

const deadlines = (name: FieldName): FieldSpec => ({
  name,
  kind: "list",
  fields: DEADLINE,
  spans: false,
  least: 0,
});

const ASSIGNMENT: readonly FieldSpec[] = [
  lines("lead"),
  lines("coordinating"),
  lines("products"),
  text("time"),
  text("funding"),
  text("responsible"),
];

export const SPECS: Readonly<Record<ProposalKind, readonly FieldSpec[]>> = {
  citation: [
    { name: "relation", kind: "choice", options: RELATION_NAMES, empty: "refused" },
    text("type"),
    text("number"),
    { name: "issued_on", kind: "day" },
    text("issuer"),
    long("subject"),
    { name: "mentions", kind: "spans" },
  ],
  target: [
    { name: "subject", kind: "long", empty: "refused" },
    { name: "values", kind: "list", fields: VALUE, spans: false, least: 1 },
    { name: "direction", kind: "choice", options: DIRECTIONS, empty: "null" },
    text("scope"),
    text("condition"),
    text("baseline"),
    lines("lead"),
  ],
  obligation: [
    lines("senders"),
    lines("receivers"),
    text("via"),
    deadlines("deadlines"),
    text("frequency"),
    long("what"),
    long("purpose"),
    lines("forward_to"),
    deadlines("forward_deadlines"),
  ],
  responsibility: [
    needed("agency"),
    lines("agencies"),
    { name: "requested", kind: "check" },
    { name: "tasks", kind: "list", fields: [needed("role"), lines("partners")], spans: true, least: 0 },
  ],
  matrix: [
    lines("columns"),
    {
      name: "rows",
      kind: "list",
      fields: [
        text("number"),
        { name: "task", kind: "long", empty: "refused" },
        text("group"),
        { name: "assignments", kind: "list", fields: ASSIGNMENT, spans: false, least: 0 },
      ],
      spans: true,
      least: 1,
    },
  ],
  finding: [
    needed("code"),
    { name: "severity", kind: "choice", options: SEVERITIES, empty: "refused" },
    { name: "text_vi", kind: "long", empty: "refused" },
    { name: "text_en", kind: "long", empty: "refused" },
    { name: "places", kind: "spans" },
  ],
};
