/** Months as ISO text (`2026-11`) and the weeks that show them, Monday first. */
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAYS_A_WEEK = 7;
const EARLIEST = 1900;
const LATEST = 2100;

const isoDay = (instant: Date): string => instant.toISOString().slice(0, 10);

const parts = (month: string): [number, number] => [Number(month.slice(0, 4)), Number(month.slice(5, 7))];

/** The month in an address, or undefined. */
export function readMonth(value: unknown): string | undefined {
  const match = typeof value === "string" ? MONTH.exec(value) : null;
  const year = Number(match?.[1]);
  return match && year >= EARLIEST && year <= LATEST ? match[0] : undefined;
}

export const monthOf = (day: string): string => day.slice(0, 7);

/** So many months later; earlier with a number below zero. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = parts(month);
  return isoDay(new Date(Date.UTC(year, number - 1 + count, 1))).slice(0, 7);
}

export interface DaySpan {
  first: string;
  last: string;
}

export function daysOf(month: string): DaySpan {
  const [year, number] = parts(month);
  return { first: `${month}-01`, last: isoDay(new Date(Date.UTC(year, number, 0))) };
}

/** The month's weeks from Monday to Sunday; undefined where a day belongs to another month. */
export function weeksOf(month: string): (string | undefined)[][] {
  const { first, last } = daysOf(month);
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  const length = Number(last.slice(8));
  const weeks = Math.ceil((before + length) / DAYS_A_WEEK);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: DAYS_A_WEEK }, (_, place) => {
      const day = week * DAYS_A_WEEK + place - before + 1;
      return day >= 1 && day <= length ? `${month}-${`${day}`.padStart(2, "0")}` : undefined;
    }),
  );
}
