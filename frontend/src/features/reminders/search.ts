import { idParam, oneOf } from "@/ui/search-params";

import type { ReminderRule } from "./types";

export const BOXES = ["received", "sent"] as const;
export const RULES = [
  "due_soon",
  "overdue",
  "no_report",
  "by_hand",
] as const satisfies readonly ReminderRule[];

export interface RemindersSearch {
  /** Received where it is not set. */
  box?: (typeof BOXES)[number] | undefined;
  rule?: ReminderRule | undefined;
  /** Only those that nobody has marked as seen. */
  unseen?: "true" | undefined;
  matrix?: number | undefined;
  assignment?: number | undefined;
  body?: number | undefined;
}

export const readRemindersSearch = (search: Record<string, unknown>): RemindersSearch => ({
  box: oneOf(search["box"], ["sent"] as const),
  rule: oneOf(search["rule"], RULES),
  unseen: oneOf(search["unseen"], ["true"] as const),
  matrix: idParam(search["matrix"]),
  assignment: idParam(search["assignment"]),
  body: idParam(search["body"]),
});
