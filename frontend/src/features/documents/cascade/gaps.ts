import type { Gap } from "../search";
import type { UnitBelow } from "../types";

/** Whether a unit is among those that a count counts; without a count, every unit is. */
export function fits({ plans }: Pick<UnitBelow, "plans">, gap: Gap | undefined): boolean {
  switch (gap) {
    case undefined:
      return true;
    case "with_plan":
      return plans.length > 0;
    case "without_plan":
      return plans.length === 0;
    case "later_deadline":
      return plans.some((plan) => plan.later_deadlines.length > 0);
    case "lower_target":
      return plans.some((plan) => plan.lower_targets.length > 0);
    case "cites_replaced":
      return plans.some((plan) => plan.cites_replaced.length > 0);
  }
}

export interface Branch {
  row: UnitBelow;
  /** Shown only because a unit under it fits. */
  passage: boolean;
  under: Branch[];
}

/** The units as a tree; of those that do not fit, the ones that lead to one that does. */
export function treeOf(below: readonly UnitBelow[], gap: Gap | undefined): Branch[] {
  const ids = new Set(below.map(({ unit }) => unit.id));
  const byParent = new Map<number | undefined, UnitBelow[]>();
  for (const row of below) {
    const parent = row.parent && ids.has(row.parent.id) ? row.parent.id : undefined;
    byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
  }
  const branches = (parent: number | undefined): Branch[] =>
    (byParent.get(parent) ?? []).flatMap((row) => {
      const under = branches(row.unit.id);
      const own = fits(row, gap);
      return own || under.length > 0 ? [{ row, passage: !own, under }] : [];
    });
  return branches(undefined);
}
