import type { components } from "@/api/schema";

export type Done = components["schemas"]["Done"];
export type OnTime = components["schemas"]["OnTime"];
export type Timing = components["schemas"]["TimingRead"];

export const DONE = ["not_started", "in_progress", "reported_done", "confirmed"] as const satisfies Done[];

/** Late first. */
export const ON_TIME = [
  "overdue",
  "due_soon",
  "in_time",
  "no_deadline",
  "done_late",
  "done_in_time",
] as const satisfies OnTime[];
