import type { NamedDocument } from "@/figures/document-select";
import { readNumber } from "@/ui/number-input";
import { numberText } from "@/ui/number-text";

import type { Comparator, Target, TargetDetail, TargetGiven } from "../types";

/** A milestone as it is typed. */
export interface MilestoneDraft {
  from: string;
  to: string;
  cell: string;
  comparator: Comparator;
  value: string;
  to_verify: boolean;
}

export interface TargetDraft {
  document: NamedDocument | undefined;
  clause: string | undefined;
  source: string;
  printed: string;
  units: Target["units"];
  levels: Target["levels"];
  kinds: Target["body_kinds"];
  condition: string;
  baseline: string;
  baselineYear: string;
  milestones: MilestoneDraft[];
}

export const NO_MILESTONE: MilestoneDraft = {
  from: "",
  to: "",
  cell: "",
  comparator: "at_least",
  value: "",
  to_verify: false,
};

export const NO_TARGET: TargetDraft = {
  document: undefined,
  clause: undefined,
  source: "",
  printed: "",
  units: [],
  levels: [],
  kinds: [],
  condition: "",
  baseline: "",
  baselineYear: "",
  milestones: [NO_MILESTONE],
};

export const draftOfTarget = (target: TargetDetail): TargetDraft => ({
  document: target.document ?? keptDocument(target.document_id),
  clause: target.clause ?? undefined,
  source: target.source,
  printed: target.printed,
  units: target.units,
  levels: target.levels,
  kinds: target.body_kinds,
  condition: target.condition ?? "",
  baseline: target.baseline === null ? "" : numberText(target.baseline),
  baselineYear: target.baseline_year === null ? "" : String(target.baseline_year),
  milestones: target.milestones.map((one) => ({
    from: String(one.from_year),
    to: one.to_year === null ? "" : String(one.to_year),
    cell: one.cell,
    comparator: one.comparator,
    value: one.comparator === "every" ? "" : numberText(one.value),
    to_verify: one.to_verify,
  })),
});

/** A document that whoever changes the target may not open stays named. */
const keptDocument = (id: number | null): NamedDocument | undefined =>
  id === null ? undefined : { id, type: null, number: `#${id}`, issued_on: null, subject: null };

const YEAR = /^(19|20|21)\d\d$/;

/** A typed year; `null` where nothing was typed, `undefined` where it is none. */
export function yearOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (!text) return null;
  return YEAR.test(text) ? Number(text) : undefined;
}

/** A typed number as the service takes it; `null` where nothing was typed, `undefined` where it is none. */
export function valueOf(typed: string): string | null | undefined {
  const read = readNumber(typed);
  if (read.kind === "blank") return null;
  return read.kind === "number" ? read.value : undefined;
}

export type Fault = "needed" | "year" | "number";

/** What is missing or cannot be read, by the place at which the service would say so. */
export function faultsOf(draft: TargetDraft): ReadonlyMap<string, Fault> {
  const faults = new Map<string, Fault>();
  const check = (pointer: string, wrong: boolean, fault: Fault) => {
    if (wrong) faults.set(`/target/${pointer}`, fault);
  };
  check("source", !draft.source.trim(), "needed");
  check("printed", !draft.printed.trim(), "needed");
  check("baseline", valueOf(draft.baseline) === undefined, "number");
  check("baseline_year", yearOf(draft.baselineYear) === undefined, "year");
  draft.milestones.forEach((one, place) => {
    check(`milestones/${place}/from_year`, !yearOf(one.from), "year");
    check(`milestones/${place}/to_year`, yearOf(one.to) === undefined, "year");
    check(`milestones/${place}/value`, one.comparator !== "every" && !valueOf(one.value), "number");
  });
  return faults;
}

/** Every place at which the form says what the service finds wrong. */
export const placesOf = ({ milestones }: TargetDraft): string[] => [
  "/reason",
  ...["document_id", "clause", "source", "printed", "units", "condition", "baseline", "baseline_year"].map(
    (name) => `/target/${name}`,
  ),
  ...milestones.flatMap((_, place) =>
    ["from_year", "to_year", "cell", "comparator", "value"].map(
      (name) => `/target/milestones/${place}/${name}`,
    ),
  ),
];

/** The target to send; of a draft without faults. */
export const targetOf = (draft: TargetDraft, indicator: string): TargetGiven => ({
  indicator,
  units: draft.units.map(({ code }) => code),
  levels: draft.levels,
  body_kinds: draft.kinds,
  condition: draft.condition.trim() || null,
  printed: draft.printed,
  source: draft.source,
  document_id: draft.document?.id ?? null,
  clause: draft.clause ?? null,
  baseline: valueOf(draft.baseline) ?? null,
  baseline_year: yearOf(draft.baselineYear) ?? null,
  milestones: draft.milestones.map((one) => ({
    from_year: yearOf(one.from) ?? 0,
    to_year: yearOf(one.to) ?? null,
    cell: one.cell,
    comparator: one.comparator,
    // Everyone says yes: the number of those asked is the value.
    value: one.comparator === "every" ? "1" : (valueOf(one.value) ?? "0"),
    to_verify: one.to_verify,
  })),
});
