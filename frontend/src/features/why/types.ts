/** Names for what the service says about a figure, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Why = Schemas["Why"];
export type Contributor = Schemas["WhyContributor"];
export type Reporter = Schemas["WhyReporter"];
export type Cell = Schemas["WhyCell"];
export type Source = Schemas["WhySource"];
export type Edition = Schemas["EditionDetail"];

/** The address of one figure, whole. */
export interface Asked {
  form: number;
  period: string;
  unit: number;
  indicator: number;
  category: number;
}
