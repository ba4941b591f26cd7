import type { IndicatorsSearch } from "../search";

export const indicatorKeys = {
  all: ["indicators"],
  list: (filter: IndicatorsSearch) => ["indicators", "list", filter],
  one: (id: number, on: string | undefined) => ["indicators", "one", id, on],
} as const;
