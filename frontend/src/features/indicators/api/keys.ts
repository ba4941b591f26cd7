import type { IndicatorsSearch } from "../search";

export const indicatorKeys = {
  all: ["indicators"],
  list: (filter: IndicatorsSearch) => ["indicators", "list", filter],
  target: (id: number) => ["indicators", "target", id],
  one: (id: number, on: string | undefined) => ["indicators", "one", id, on],
} as const;
