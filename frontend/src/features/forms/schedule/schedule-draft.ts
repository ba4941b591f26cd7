import type { Level } from "@/api/types";

import { hasRule, KINDS, LEVELS } from "../asking/ask-draft";
import type { PeriodKind, ScheduleRule } from "../types";

export type Way = "workingDays" | "monthDay";

/** By when one level reports, as it is typed. */
export interface RuleDraft {
  level: Level;
  way: Way;
  workingDays: string;
  monthDay: string;
  opens: string;
  closes: string;
}

export interface KindDraft {
  kind: PeriodKind;
  rules: readonly RuleDraft[];
}

/** The kinds of periods in which a form is asked of itself, in their order, and the rules of each. */
export type ScheduleDraft = readonly KindDraft[];

/** Kinds whose periods follow from a rule; the others are opened one by one. */
export const RULED = KINDS.filter(hasRule);

export const newRule = (level: Level): RuleDraft => ({
  level,
  way: "workingDays",
  workingDays: "",
  monthDay: "",
  opens: "0",
  closes: "",
});

const numberText = (value: number | null | undefined): string =>
  typeof value === "number" ? `${value}` : "";

export function draftOf(rules: readonly ScheduleRule[]): ScheduleDraft {
  return RULED.map((kind) => ({
    kind,
    rules: LEVELS.flatMap((level) =>
      rules
        .filter((rule) => rule.period_kind === kind && rule.level === level)
        .map((rule) => ({
          level,
          way: (rule.due_month_day ?? null) === null ? ("workingDays" as const) : ("monthDay" as const),
          workingDays: numberText(rule.due_working_days),
          monthDay: (rule.due_month_day ?? "").split("-").reverse().join("/"),
          opens: numberText(rule.opens_days),
          closes: numberText(rule.closes_days),
        })),
    ),
  })).filter(({ rules: ruled }) => ruled.length > 0);
}

export const rulesOf = (draft: ScheduleDraft): ScheduleRule[] =>
  draft.flatMap(({ kind, rules }) =>
    rules.map((rule) => ({
      period_kind: kind,
      level: rule.level,
      due_working_days: rule.way === "workingDays" ? Number(rule.workingDays) : null,
      due_month_day: rule.way === "monthDay" ? (readMonthDay(rule.monthDay) ?? null) : null,
      opens_days: Number(rule.opens),
      closes_days: rule.closes.trim() === "" ? null : Number(rule.closes),
    })),
  );

/** 4/12, 04-12 and 04.12 are 4 December, as MM-DD; undefined when no year has such a day. */
export function readMonthDay(typed: string): string | undefined {
  const match = /^(\d{1,2})[/.\- ](\d{1,2})$/.exec(typed.trim());
  const [day, month] = [Number(match?.[1]), Number(match?.[2])];
  // 2000 was a leap year: 29 February is a day.
  const date = new Date(Date.UTC(2000, month - 1, day));
  if (!match || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(5, 10);
}

export type Fault = "noLevel" | "workingDays" | "monthDay" | "opens" | "closes";

export const placeOf = (kind: PeriodKind, level: Level, name: Fault): string => `${kind} ${level} ${name}`;

const within = (typed: string, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;

/** What is wrong before it is sent, by kind of period, level and field. */
export function faultsOf(draft: ScheduleDraft): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const { kind, rules } of draft) {
    if (rules.length === 0) faults.set(kind, "noLevel");
    for (const rule of rules) {
      const add = (fault: Fault) => faults.set(placeOf(kind, rule.level, fault), fault);
      if (rule.way === "workingDays" && !within(rule.workingDays, 1, 90)) add("workingDays");
      if (rule.way === "monthDay" && readMonthDay(rule.monthDay) === undefined) add("monthDay");
      if (!within(rule.opens, 0, 366)) add("opens");
      if (rule.closes.trim() !== "" && !within(rule.closes, 0, 366)) add("closes");
    }
  }
  return faults;
}
