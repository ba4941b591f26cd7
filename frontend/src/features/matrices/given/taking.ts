import type { GIVEN } from "../search";
import type { GivenTask } from "../types";

export interface GivenMatrix {
  matrixId: number;
  title: string;
  year: number;
  tasks: GivenTask[];
}

/** Given tasks under the matrix that gives them, in the order they came. */
export function byMatrix(items: readonly GivenTask[]): GivenMatrix[] {
  const found = new Map<number, GivenMatrix>();
  for (const item of items) {
    const { matrix_id: matrixId } = item.task;
    const held = found.get(matrixId) ?? { matrixId, title: item.matrix_title, year: item.year, tasks: [] };
    found.set(matrixId, held);
    held.tasks.push(item);
  }
  return [...found.values()];
}

/** Whether own tasks carry it out, as the filter asks. */
export const standsAs = (item: GivenTask, show: (typeof GIVEN)[number] | undefined): boolean =>
  show === undefined || (show === "taken") === item.implemented_by.length > 0;
