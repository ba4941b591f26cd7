import type { components } from "@/api/schema";

export type Load = components["schemas"]["BulkResult"];
export type BulkProblem = Load["problems"][number];
export type Mode = Load["mode"];
export type Into = Load["into"];

export interface Choices {
  mode: Mode;
  into: Into;
}

export const isFinished = ({ state }: Load) => state !== "waiting" && state !== "running";

/** Rows that were not taken, for their own fault or for that of others. */
export const notTaken = ({ refused, held_back }: Load) => refused + held_back;
