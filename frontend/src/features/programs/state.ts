import type { Program } from "./types";

export type ProgramState = "running" | "expired" | "revoked";

export function stateOf(program: Pick<Program, "revoked_at" | "expires_at">, now: Date): ProgramState {
  if (program.revoked_at !== null) return "revoked";
  return new Date(program.expires_at) <= now ? "expired" : "running";
}

/** The last moment of a day in Vietnam. */
export const endOfDay = (day: string): string => `${day}T23:59:59+07:00`;
