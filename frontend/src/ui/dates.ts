/** Calendar days as ISO text (`2019-12-14`) and instants; shown dd/mm/yyyy, the clock of Vietnam, 24 hours. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const MILLISECONDS_A_DAY = 86_400_000;

export function dayText(day: string): string {
  const match = DAY.exec(day);
  return match ? `${match[3] ?? ""}/${match[2] ?? ""}/${match[1] ?? ""}` : day;
}

/** 5/3/2020, 05-03-2020 and 05.03.2020 are the fifth of March: never month first. Undefined when no such day exists. */
export function readDay(typed: string): string | undefined {
  const match = TYPED.exec(typed.trim());
  if (!match) return undefined;
  const [, day = "", month = "", year = ""] = match;
  return existingDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

export function existingDay(day: string): string | undefined {
  if (!DAY.test(day)) return undefined;
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY);
}

const clock = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const localDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

export const clockText = (instant: string | Date): string => clock.format(new Date(instant));

export const instantText = (instant: string | Date): string =>
  `${clockText(instant)} ${dayText(localDay.format(new Date(instant)))}`;

export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - MILLISECONDS_A_DAY).toISOString().slice(0, 10);
