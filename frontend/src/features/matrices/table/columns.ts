import type { Task } from "@/api/types";

export interface Columns {
  /** Shown where some row holds anything in them. */
  funding: boolean;
  responsible: boolean;
}

export function columnsOf(tasks: readonly Task[]): Columns {
  const rows = tasks.flatMap((task) => task.assignments);
  return {
    funding: rows.some((row) => row.funding !== null || row.funding_source !== null),
    responsible: rows.some((row) => row.responsible !== null),
  };
}

/** The heading to print above a task: where it differs from that of the task before. */
export function headingAbove(tasks: readonly Task[], place: number): string | undefined {
  const heading = tasks[place]?.heading ?? undefined;
  return heading === (tasks[place - 1]?.heading ?? undefined) ? undefined : heading;
}

/** All tasks in the order they have after one of them goes a step up (-1) or down (1); undefined at the end. */
export function moved(ids: readonly number[], id: number, step: -1 | 1): number[] | undefined {
  const from = ids.indexOf(id);
  const other = ids[from + step];
  if (from < 0 || other === undefined) return undefined;
  return ids.map((one) => (one === id ? other : one === other ? id : one));
}
