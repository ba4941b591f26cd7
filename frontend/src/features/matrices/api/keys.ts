import { keys } from "@/api/keys";

export const matrixKeys = {
  one: keys.matrix,
  check: (id: number) => [...keys.matrix(id), "check"],
  coverage: (id: number) => [...keys.matrix(id), "coverage"],
  given: (unitId: number) => ["given-tasks", unitId],
} as const;
