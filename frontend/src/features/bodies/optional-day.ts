import { readDay } from "@/ui/dates";

/** A typed day, `null` where nothing was typed, `undefined` where it is no day. */
export const optionalDay = (typed: string): string | null | undefined =>
  typed.trim() === "" ? null : readDay(typed);
