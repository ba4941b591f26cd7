import type { Level } from "@/api/types";
import { readDay } from "@/ui/dates";

import type { PeriodKind } from "../types";
import type { AskRequest } from "./types";

export const KINDS = [
  "year",
  "half_year",
  "nine_months",
  "quarter",
  "month",
  "calendar_year",
  "calendar_half_year",
  "calendar_quarter",
  "calendar_month",
  "term",
  "ad_hoc",
] as const satisfies readonly PeriodKind[];

const HALVES = ["-H1", "-H2"];
const QUARTERS = ["-Q1", "-Q2", "-Q3", "-Q4"];
const MONTHS = Array.from({ length: 12 }, (_, month) => `-M${String(month + 1).padStart(2, "0")}`);
/** What stands before the year, and what after it; kinds without a rule have codes of their own. */
const CODES: Partial<Record<PeriodKind, readonly [string, readonly string[]]>> = {
  year: ["", [""]],
  half_year: ["", HALVES],
  nine_months: ["", ["-9M"]],
  quarter: ["", QUARTERS],
  month: ["", MONTHS],
  calendar_year: ["C", [""]],
  calendar_half_year: ["C", HALVES],
  calendar_quarter: ["C", QUARTERS],
  calendar_month: ["C", MONTHS],
};

/** The codes of the periods of a kind in a year; none for those that are given their own. */
export function codesOf(kind: PeriodKind, year: number): string[] {
  const [family, parts] = CODES[kind] ?? ["", []];
  return parts.map((part) => `${family}${year}${part}`);
}

export const hasRule = (kind: PeriodKind): boolean => CODES[kind] !== undefined;

/** From the lowest up, as reports go. */
export const LEVELS: readonly Level[] = ["commune", "district", "province"];

export interface AskDraft {
  kind: PeriodKind;
  code: string;
  from: string;
  to: string;
  /** Typed due dates by level; an empty one is left to the schedule. */
  due: Partial<Record<Level, string>>;
}

/** What is wrong with a draft, by field. */
export function faultsOf(draft: AskDraft): readonly string[] {
  const days = hasRule(draft.kind) ? [] : (["from", "to"] as const).filter((end) => !readDay(draft[end]));
  const dues = Object.entries(draft.due).filter(([, typed]) => typed.trim() !== "" && !readDay(typed));
  return [
    ...(draft.code.trim() === "" ? ["code"] : []),
    ...days,
    ...dues.map(([level]) => level),
    ...(Object.keys(draft.due).length === 0 ? ["levels"] : []),
  ];
}

export function requestOf(draft: AskDraft): AskRequest {
  const ruled = hasRule(draft.kind);
  return {
    period: {
      code: draft.code.trim(),
      kind: ruled ? null : draft.kind,
      data_from: ruled ? null : (readDay(draft.from) ?? null),
      data_to: ruled ? null : (readDay(draft.to) ?? null),
    },
    levels: LEVELS.filter((level) => draft.due[level] !== undefined).map((level) => ({
      level,
      due_on: readDay(draft.due[level] ?? "") ?? null,
      opens_on: null,
      cut_off_on: null,
      closes_on: null,
    })),
  };
}
