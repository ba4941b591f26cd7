import { dayText, readDay } from "@/ui/dates";
import { readNumber } from "@/ui/number-input";
import { numberText } from "@/ui/number-text";

import type { Content, ProposalKind } from "../types";
import { type FieldSpec, SPECS } from "./specs";

/** What a form holds: everything as it is typed; places in the text go along untouched. */
export type DraftValue = string | boolean | readonly Draft[] | Kept;
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- a `Record` cannot refer to itself
export interface Draft {
  readonly [name: string]: DraftValue;
}
interface Kept {
  readonly kept: unknown;
}

export interface Span {
  start: number;
  end: number;
  quote: string;
}

export type Fault = "missing" | "ambiguous" | "unreadable" | "day" | "tooFew";
/** By the field's path in the content: `values/0/value`. */
export type Faults = ReadonlyMap<string, Fault>;

const SPAN = "span";

export function draftOf(fields: readonly FieldSpec[], content: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field, content[field.name])]));
}

function valueOf(field: FieldSpec, value: unknown): DraftValue {
  switch (field.kind) {
    case "text":
    case "long":
    case "choice":
      return typeof value === "string" ? value : "";
    case "lines":
      return Array.isArray(value) ? value.join("\n") : "";
    case "number":
      return typeof value === "string" ? numberText(value) : "";
    case "whole":
      return typeof value === "number" ? `${value}` : "";
    case "day":
      return typeof value === "string" ? dayText(value) : "";
    case "flag":
      return typeof value === "boolean" ? `${value}` : "";
    case "check":
      return value === true;
    case "list":
      return (Array.isArray(value) ? value : []).filter(isRecord).map((item) => ({
        ...draftOf(field.fields, item),
        ...(field.spans
          ? { [SPAN]: { kept: { start: item["start"], end: item["end"], quote: item["quote"] } } }
          : {}),
      }));
    case "spans":
      return { kept: value };
  }
}

/** An empty form for something that stands at `span`. */
export function emptyDraft(fields: readonly FieldSpec[], span: Span): Draft {
  return Object.fromEntries(
    fields.map((field): [string, DraftValue] => {
      if (field.kind === "list")
        return [field.name, Array.from({ length: field.least }, () => emptyItem(field, span))];
      if (field.kind === "spans")
        return [field.name, { kept: [field.name === "mentions" ? { ...span, clause: null } : span] }];
      if (field.kind === "check") return [field.name, false];
      return [
        field.name,
        field.kind === "choice" && field.empty === "refused" ? (field.options[0] ?? "") : "",
      ];
    }),
  );
}

export const emptyItem = (field: FieldSpec & { kind: "list" }, span: Span): Draft => ({
  ...emptyDraft(field.fields, span),
  ...(field.spans ? { [SPAN]: { kept: span } } : {}),
});

type ReadDraft = { ok: true; content: Content } | { ok: false; faults: Faults };

export function readDraft(kind: ProposalKind, draft: Draft): ReadDraft {
  const faults = new Map<string, Fault>();
  const content: unknown = { kind, ...readFields(SPECS[kind], draft, "", faults) };
  return faults.size === 0 && isContent(content) ? { ok: true, content } : { ok: false, faults };
}

function readFields(
  fields: readonly FieldSpec[],
  draft: Draft,
  path: string,
  faults: Map<string, Fault>,
): Record<string, unknown> {
  const entries = fields.map((field): [string, unknown] => {
    const at = `${path}${field.name}`;
    return [field.name, readValue(field, draft[field.name], at, (fault) => faults.set(at, fault), faults)];
  });
  const span = draft[SPAN];
  return { ...Object.fromEntries(entries), ...(isKept(span) && isRecord(span.kept) ? span.kept : {}) };
}

function readValue(
  field: FieldSpec,
  value: DraftValue | undefined,
  at: string,
  fault: (fault: Fault) => void,
  faults: Map<string, Fault>,
): unknown {
  if (isKept(value)) return value.kept;
  if (typeof value === "boolean") return value;
  if (typeof value === "object") {
    if (field.kind !== "list") return null;
    if (value.length < field.least) fault("tooFew");
    return value.map((item, index) => readFields(field.fields, item, `${at}/${index}/`, faults));
  }
  return readText(field, value?.trim() ?? "", fault);
}

function readText(field: FieldSpec, text: string, fault: (fault: Fault) => void): unknown {
  if (field.kind === "lines") {
    return text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  }
  if (text === "") {
    const empty = "empty" in field ? field.empty : "null";
    if (empty === "refused") fault("missing");
    return empty === "text" ? "" : null;
  }
  switch (field.kind) {
    case "number": {
      const read = readNumber(text);
      if (read.kind === "refused") fault(read.reason);
      return read.kind === "number" ? read.value : null;
    }
    case "whole":
      if (!/^\d{1,4}$/.test(text)) fault("unreadable");
      return Number(text);
    case "day": {
      const day = readDay(text);
      if (day === undefined) fault("day");
      return day ?? null;
    }
    case "flag":
      return text === "true";
    case "text":
    case "long":
    case "choice":
      return text;
    case "check":
    case "list":
    case "spans":
      return null;
  }
}

const isKept = (value: DraftValue | undefined): value is Kept =>
  typeof value === "object" && !Array.isArray(value) && "kept" in value;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The form gives every field of its kind, as a test against the contract says; the service checks each value again. */
const isContent = (value: unknown): value is Content =>
  isRecord(value) && typeof value["kind"] === "string" && Object.hasOwn(SPECS, value["kind"]);
