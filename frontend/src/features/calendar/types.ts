/** Names for what the service says about days, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Day = Schemas["DayRead"];
export type DayKind = Schemas["DayKind"];
export type Feed = Schemas["FeedRead"];
export type MadeFeed = Schemas["FeedMade"];
