export const programKeys = {
  all: ["programs"],
  list: ["programs", "list"],
  one: (id: string) => ["programs", "one", id],
} as const;
