import type { operations } from "@/api/schema";

export type Aggregates = operations["getAggregates"]["responses"][200]["content"]["application/json"];
export type Figure = Aggregates["figures"][number];
export type Child = Aggregates["children"][number];
export type Break = Aggregates["breaks"][number];
export type Category = Aggregates["categories"][number];

/** What a dashboard is about, as its address names it. */
export interface Asked {
  unit: number;
  form: number;
  /** The one that is looked at. */
  period: string;
  basis: "live" | "official";
  geography: string | undefined;
}
