import type { DaySpan } from "./months";
import type { Day } from "./types";

/** What lasts longer than a day is said once above the days. */
export const lasting = (items: readonly Day[]): Day[] => items.filter(({ first, last }) => first !== last);

export const isWithin = (day: string, { first, last }: DaySpan): boolean => first <= day && day <= last;

/** What falls on single days of a span, by day in their order. */
export function byDay(items: readonly Day[], span: DaySpan): Map<string, Day[]> {
  const found = new Map<string, Day[]>();
  for (const item of items) {
    if (item.first !== item.last || !isWithin(item.first, span)) continue;
    found.set(item.first, [...(found.get(item.first) ?? []), item]);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export interface Together {
  /** The one that stands for all. */
  item: Day;
  count: number;
}

/** One task is due for many bodies on the same day: the sheet says it once, with how many they are. */
export function together(items: readonly Day[]): Together[] {
  const found = new Map<string, Together>();
  for (const item of items) {
    const key = `${item.kind} ${item.assignment_id ?? item.key}`;
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, { item, count: 1 });
  }
  return [...found.values()];
}
