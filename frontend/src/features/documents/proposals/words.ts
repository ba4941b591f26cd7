import type { TFunction } from "i18next";

import { numberText } from "@/ui/number-text";

import type { Comparator, Deadline, TargetValue } from "../types";

/** What was read, in the words of the field. Codes that are not known are shown as they came. */

const COMPARATORS = {
  "=": "equal",
  ">": "over",
  ">=": "atLeast",
  "<": "under",
  "<=": "atMost",
  "~": "about",
} as const satisfies Record<Comparator, string>;

export function valueWords(
  t: TFunction,
  { comparator, value, value_to: to, unit, flag }: TargetValue,
): string {
  if (unit === "yes/no") return t(flag === false ? "documents.words.no" : "documents.words.yes");
  if (value === null) return t("documents.words.noValue");
  if (to !== null) return t("documents.words.range", { from: numberText(value), to: measured(t, to, unit) });
  return t(`documents.words.comparator.${COMPARATORS[comparator]}`, { value: measured(t, value, unit) });
}

/** `35%`, `5‰`, `2 lần`, `12 người`. */
function measured(t: TFunction, value: string, unit: string): string {
  const number = numberText(value);
  if (unit === "%") return `${number}%`;
  if (unit === "per 1000") return `${number}‰`;
  if (unit === "×") return t("documents.words.times", { number });
  return unit === "" || unit === "count" ? number : `${number} ${unit}`;
}

/** `2025`, `2021-2025`, `from 2025` and `yearly` as people say them. */
export function periodWords(t: TFunction, period: string): string {
  const years = /^(\d{4})\s*[-–]\s*(\d{4})$/.exec(period);
  if (years) return t("documents.words.years", { from: years[1], to: years[2] });
  const from = /^from (\d{4})$/.exec(period);
  if (from) return t("documents.words.fromYear", { year: from[1] });
  if (/^\d{4}$/.test(period)) return t("documents.words.inYear", { year: period });
  return oftenWords(t, period);
}

const OFTEN = {
  yearly: "yearly",
  "half-yearly": "halfYearly",
  "nine-monthly": "nineMonthly",
  quarterly: "quarterly",
  monthly: "monthly",
  weekly: "weekly",
  "on demand": "onDemand",
  periodic: "periodic",
} as const;

/** How often: one word or several, as `half-yearly, yearly`. */
export const oftenWords = (t: TFunction, often: string): string =>
  often
    .split(", ")
    .map((word) => {
      const once = /^once \((\d{4})\)$/.exec(word);
      if (once) return t("documents.words.once", { year: once[1] });
      return isKey(OFTEN, word) ? t(`documents.words.often.${OFTEN[word]}`) : word;
    })
    .join(", ");

const PERIODS = {
  "half-year": "halfYear",
  "nine months": "nineMonths",
  quarter: "quarter",
  month: "month",
} as const;

/** `trước ngày 05/12 hằng năm`; a period shorter than a year is named before it. */
export function deadlineWords(t: TFunction, { period, day, month, year, relation, note }: Deadline): string {
  const until =
    day === null
      ? t("documents.words.noDay")
      : t(`documents.words.relation.${relation}`, { day: dayWords() });
  const named = period !== null && period !== "year" && !(month === null && day !== null);
  const label = named
    ? isKey(PERIODS, period)
      ? t(`documents.words.period.${PERIODS[period]}`)
      : period
    : undefined;
  return [label && `${label}:`, until, note && `(${note})`].filter(Boolean).join(" ");

  function dayWords(): string {
    const two = (number: number | null) => `${number ?? ""}`.padStart(2, "0");
    if (month === null)
      return `${two(day)} ${t(period === "quarter" ? "documents.words.everyQuarter" : "documents.words.everyMonth")}`;
    return year === null
      ? `${two(day)}/${two(month)} ${t("documents.words.everyYear")}`
      : `${two(day)}/${two(month)}/${year}`;
  }
}

const ROLES = {
  lead: "lead",
  coordinate: "coordinate",
  advise: "advise",
  supervise: "supervise",
  participate: "participate",
  guide: "guide",
  "focal point": "focalPoint",
  do: "do",
  "execute the decision": "execute",
} as const;

export const roleWords = (t: TFunction, role: string): string =>
  isKey(ROLES, role) ? t(`documents.words.role.${ROLES[role]}`) : role;

const RELATIONS = {
  "legal basis": "legalBasis",
  implements: "implements",
  attached: "attached",
  amends: "amends",
  replaces: "replaces",
  repeals: "repeals",
  proposal: "proposal",
  mentions: "mentions",
  self: "self",
} as const;

export type Relation = keyof typeof RELATIONS;
export const RELATION_NAMES = Object.keys(RELATIONS).filter((name) => isKey(RELATIONS, name));
export const relationWords = (t: TFunction, relation: Relation): string =>
  t(`documents.words.citation.${RELATIONS[relation]}`);

/** How sure reading was; undefined where nobody said. */
export function confidenceWord(confidence: number): "clear" | "fair" | "doubtful" {
  if (confidence >= 0.9) return "clear";
  return confidence >= 0.75 ? "fair" : "doubtful";
}

function isKey<T extends object>(names: T, name: string): name is keyof T & string {
  return Object.hasOwn(names, name);
}
