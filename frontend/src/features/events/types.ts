import type { components } from "@/api/schema";

export type LogEvent = components["schemas"]["EventRead"];
