import { daysBetween, readDay } from "./dates";

/** A delegation may hold for a year, leap days and both ends included. */
export const LONGEST_DELEGATION = 366;

export type DayFault = "shape" | "past" | "order" | "long";

interface Rules {
  today: string;
  /** Days at most, both ends counted; with it the last day must be given. */
  longest?: number;
}

type Read =
  | { ok: true; first: string; last: string | null }
  | { ok: false; first?: DayFault | undefined; last?: DayFault | undefined };

/** Reads two typed days, both included, or says which of them is wrong and why. */
export function readRange(typedFirst: string, typedLast: string, { today, longest }: Rules): Read {
  const first = readDay(typedFirst);
  const open = typedLast.trim() === "" && longest === undefined;
  const last = open ? null : readDay(typedLast);
  if (first === undefined || last === undefined)
    return { ok: false, first: first ? undefined : "shape", last: last === undefined ? "shape" : undefined };
  if (first < today) return { ok: false, first: "past" };
  if (last !== null && last < first) return { ok: false, last: "order" };
  if (last !== null && longest !== undefined && daysBetween(first, last) >= longest)
    return { ok: false, last: "long" };
  return { ok: true, first, last };
}
