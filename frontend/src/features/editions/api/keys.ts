export interface EditionFilter {
  formId?: number | undefined;
  period?: string | undefined;
  unitId?: number | undefined;
}

export const editionKeys = {
  all: ["editions"],
  lists: ["editions", "list"],
  list: (filter: EditionFilter) => ["editions", "list", filter],
  one: (id: number) => ["editions", "one", id],
  comparison: (id: number, otherId: number) => ["editions", "comparison", id, otherId],
} as const;
