/** Names for what the service says about editions, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Edition = Schemas["EditionDetail"];
export type EditionRow = Schemas["EditionRow"];
export type EditionState = Edition["state"];
export type Content = Schemas["Content"];
export type Line = Content["lines"][number];
export type Reporter = Content["reporters"][number];
export type Adjustment = Content["adjustments"][number];
export type Report = Content["report"];
export type Signatory = Report["signatory"];
export type Authority = Signatory["authority"];
export type Differences = Schemas["Differences"];
export type Comparison = Schemas["ComparisonRead"];
export type Changes = Schemas["EditionWrite"];
export type Basis = Edition["basis"];
/** What differences and lines are named by. */
export type Names = Pick<Content, "indicators" | "categories">;
