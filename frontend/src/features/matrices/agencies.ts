import type { Assignment, Party, Task } from "@/api/types";
import { byName } from "@/ui/fold";

export interface Agency {
  bodyId: number;
  name: string;
  unitName: string;
}

export interface Duty {
  task: Task;
  assignment: Assignment;
  /** The printed phrase of the group it is meant by; undefined when it is named itself. */
  through: string | undefined;
}

const PARTS = ["lead", "coordinating"] as const;

/** Every agency that some cell of the matrix stands for, in Vietnamese order. */
export function agenciesOf(tasks: readonly Task[]): Agency[] {
  const found = new Map<number, Agency>();
  for (const party of parties(tasks)) {
    for (const body of party.bodies) {
      found.set(body.body_id, { bodyId: body.body_id, name: body.name, unitName: body.unit_name });
    }
  }
  return [...found.values()].sort((a, b) => byName(a.name, b.name) || byName(a.unitName, b.unitName));
}

/** Printed names that were matched to no agency, so that no list by agency shows their tasks. */
export function unmatchedOf(tasks: readonly Task[]): string[] {
  const printed = parties(tasks)
    .filter((party) => party.bodies.length === 0)
    .map((party) => party.printed);
  return [...new Set(printed)].sort(byName);
}

/** What one agency leads, or supports, by its own name or through a group. */
export function dutiesOf(tasks: readonly Task[], bodyId: number, part: (typeof PARTS)[number]): Duty[] {
  return tasks.flatMap((task) =>
    task.assignments.flatMap((assignment) => {
      const meant = assignment[part].filter((party) => party.bodies.some((body) => body.body_id === bodyId));
      const [first] = meant;
      if (!first) return [];
      const named = meant.some((party) => party.match === "body");
      return [{ task, assignment, through: named ? undefined : first.printed }];
    }),
  );
}

const parties = (tasks: readonly Task[]): Party[] =>
  tasks.flatMap((task) =>
    task.assignments.flatMap((assignment) => PARTS.flatMap((part) => assignment[part])),
  );
