import type { BodiesSearch } from "../search";

export const bodyKeys = {
  all: ["bodies"],
  list: (filter: BodiesSearch) => ["bodies", "list", filter],
  one: (id: number, on: string | undefined) => ["bodies", "one", id, on],
  duplicates: (unitId: number) => ["bodies", "duplicates", unitId],
  merge: (id: number, into: number | undefined) => ["bodies", "merge", id, into],
  groups: (q: string | undefined) => ["bodies", "groups", q],
  groupBodies: (id: number, on: string | undefined, since: string | undefined) => [
    "bodies",
    "group-bodies",
    id,
    on,
    since,
  ],
} as const;
