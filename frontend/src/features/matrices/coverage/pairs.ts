import { byName } from "@/ui/fold";

import type { COVERS } from "../search";
import type { TaskCoverage, TaskRef, UnitCoverage } from "../types";

export type Cover = (typeof COVERS)[number];

/** One task given to one unit. */
export interface Pair extends UnitCoverage {
  task: TaskRef;
}

export interface PairGroup {
  key: number;
  title: string;
  pairs: Pair[];
  covered: number;
  given: number;
}

/** How a pair stands: a later deadline counts as covered too. */
export function stands(pair: UnitCoverage, cover: Cover | undefined): boolean {
  switch (cover) {
    case undefined:
      return true;
    case "covered":
      return pair.implemented_by.length > 0;
    case "uncovered":
      return pair.implemented_by.length === 0;
    case "later":
      return pair.later;
  }
}

/** The pairs that stand as asked, by task in the order of the matrix or by unit in that of the alphabet. */
export function grouped(
  items: readonly TaskCoverage[],
  by: "task" | "unit",
  cover: Cover | undefined,
): PairGroup[] {
  const pairs = items.flatMap(({ task, units }) => units.map((unit) => ({ ...unit, task })));
  const groups = new Map<number, PairGroup>();
  for (const pair of pairs) {
    const key = by === "task" ? pair.task.id : pair.unit.id;
    const title = by === "task" ? `${pair.task.number}. ${pair.task.content}` : pair.unit.name;
    const group = groups.get(key) ?? { key, title, pairs: [], covered: 0, given: 0 };
    groups.set(key, group);
    group.given += 1;
    if (pair.implemented_by.length > 0) group.covered += 1;
    if (stands(pair, cover)) group.pairs.push(pair);
  }
  const shown = [...groups.values()].filter((group) => group.pairs.length > 0);
  return by === "task" ? shown : shown.sort((a, b) => byName(a.title, b.title));
}
