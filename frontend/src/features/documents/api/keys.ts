import type { LibrarySearch } from "../search";

export const documentKeys = {
  all: ["documents"],
  list: (filter: LibrarySearch) => ["documents", "list", filter],
  search: (q: string) => ["documents", "search", q],
  stubs: ["documents", "stubs"],
  one: (id: number) => ["documents", id, "detail"],
  text: (id: number, edition: number | undefined) => ["documents", id, "text", edition ?? "newest"],
  proposals: (id: number, edition: number | undefined) => ["documents", id, "proposals", edition ?? "newest"],
  history: (id: number) => ["documents", id, "history"],
  cascade: (id: number) => ["documents", id, "cascade"],
  comparison: (id: number, otherId: number) => ["documents", id, "comparison", otherId],
} as const;
