import { compare, decimal } from "@/figures/decimal";

export interface Class {
  from: string;
  to: string;
}

/** At most so many classes of about as many numbers each, from the smallest; equal numbers are never parted. */
export function classesOf(numbers: readonly string[], most: number): Class[] {
  const sorted = [...numbers].sort((a, b) => compare(decimal(a), decimal(b)));
  const classes: Class[] = [];
  let start = 0;
  for (let index = 0; index < most && start < sorted.length; index += 1) {
    const share = Math.ceil((sorted.length - start) / (most - index));
    let end = start + share;
    const last = sorted[end - 1] ?? "";
    while (end < sorted.length && isSame(sorted[end] ?? "", last)) end += 1;
    classes.push({ from: sorted[start] ?? "", to: last });
    start = end;
  }
  return classes;
}

const isSame = (a: string, b: string): boolean => compare(decimal(a), decimal(b)) === 0;

/** The class in which a number lies, counted from 0. */
export const classOf = (classes: readonly Class[], number: string): number =>
  classes.findIndex(({ to }) => compare(decimal(number), decimal(to)) <= 0);
