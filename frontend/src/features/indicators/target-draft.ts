import type { components } from "@/api/schema";
import { numberText } from "@/ui/number-text";
import { readNumber } from "@/ui/number-input";

import type { Comparator, Detail, Target } from "./types";

type Given = components["schemas"]["TargetGiven"];

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
  printed: string;
  source: string;
  condition: string;
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

export const draftOfTarget = (target: Target | undefined): TargetDraft => ({
  printed: target?.printed ?? "",
  source: target?.source ?? "",
  condition: target?.condition ?? "",
  milestones: target?.milestones.map((one) => ({
    from: String(one.from_year),
    to: one.to_year === null ? "" : String(one.to_year),
    cell: one.cell,
    comparator: one.comparator,
    value: numberText(one.value),
    to_verify: one.to_verify,
  })) ?? [NO_MILESTONE],
});

const YEAR = /^(19|20|21)\d\d$/;

/** A typed year; `null` where nothing was typed, `undefined` where it is none. */
export function yearOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (!text) return null;
  return YEAR.test(text) ? Number(text) : undefined;
}

/** A typed number as the service takes it; `undefined` where it is none. */
export function valueOf(typed: string): string | undefined {
  const read = readNumber(typed);
  return read.kind === "number" ? read.value : undefined;
}

/** The target to send, or `undefined` while something is missing or cannot be read. */
export function targetOf(
  draft: TargetDraft,
  indicator: Detail,
  before: Target | undefined,
): Given | undefined {
  const milestones = draft.milestones.map((one) => ({ ...one, read: read(one) }));
  if (!draft.printed.trim() || !draft.source.trim()) return undefined;
  const whole = milestones.flatMap(({ read: held, cell, comparator, to_verify }) =>
    held ? [{ ...held, cell, comparator, to_verify }] : [],
  );
  if (whole.length < milestones.length || whole.length === 0) return undefined;
  return {
    indicator: indicator.code,
    units: before?.units.map(({ code }) => code) ?? [],
    levels: before?.levels ?? [],
    body_kinds: before?.body_kinds ?? [],
    condition: draft.condition.trim() || null,
    printed: draft.printed,
    source: draft.source,
    document_id: before?.document_id ?? null,
    clause: before?.clause ?? null,
    baseline: before?.baseline ?? null,
    baseline_year: before?.baseline_year ?? null,
    milestones: whole,
  };
}

function read({ from, to, value }: MilestoneDraft) {
  const from_year = yearOf(from);
  const to_year = yearOf(to);
  const number = valueOf(value);
  return !from_year || to_year === undefined || number === undefined
    ? undefined
    : { from_year, to_year, value: number };
}
