/** Names for what the service says about reminders, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Reminder = Schemas["ReminderRead"];
export type ReminderRule = Schemas["ReminderRule"];
export type Pending = Schemas["PendingRead"];
