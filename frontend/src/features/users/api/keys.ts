import type { UsersSearch } from "../search";

export const userKeys = {
  all: ["users"],
  list: (filter: UsersSearch) => ["users", "list", filter],
  bodies: (unitId: number, asOf: string) => ["units", unitId, "bodies", asOf],
  one: (id: number) => ["users", id],
} as const;
