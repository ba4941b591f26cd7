import type { UsersSearch } from "../search";

export const userKeys = {
  all: ["users"],
  list: (filter: UsersSearch) => ["users", "list", filter],
  unit: (unitId: number) => ["users", "unit", unitId],
  one: (id: number) => ["users", id],
} as const;
