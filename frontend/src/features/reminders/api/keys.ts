import type { RemindersSearch } from "../search";

/** What is done about a task makes everything under `all` stale; the pages of tasks know it by this name. */
export const reminderKeys = {
  all: ["reminders"],
  unseen: ["reminders", "unseen"],
  list: (search: RemindersSearch) => ["reminders", "list", search],
  preview: (matrixId: number) => ["reminders", "preview", matrixId],
} as const;
