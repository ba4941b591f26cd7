import type { components } from "@/api/schema";

type Schemas = components["schemas"];

/** A form in a period: its days on each level. */
export type Asked = Schemas["AskedPeriod"];
export type AskedLevel = Schemas["AskedLevel"];
export type AskRequest = Schemas["AskRequest"];
