import type { WorkItem } from "../types";

type Cell = Pick<WorkItem, "assignment_id" | "body_id">;
type Remindable = Cell & Pick<WorkItem, "matrix_id" | "actions">;

export const cellKey = ({ assignment_id: assignment, body_id: body }: Cell): string =>
  `${assignment} ${body}`;

export const mayRemind = ({ actions }: Pick<WorkItem, "actions">): boolean => actions.includes("remind");

/** The chosen lines by their matrix: a reminder is sent for one matrix at a time, and each body once. */
export function targetsByMatrix(
  items: readonly Remindable[],
  chosen: ReadonlySet<string>,
): Map<number, Cell[]> {
  const found = new Map<number, Map<string, Cell>>();
  for (const item of items) {
    const key = cellKey(item);
    if (!chosen.has(key) || !mayRemind(item)) continue;
    const { assignment_id, body_id, matrix_id: matrix } = item;
    found.set(matrix, (found.get(matrix) ?? new Map<string, Cell>()).set(key, { assignment_id, body_id }));
  }
  return new Map([...found].map(([matrix, cells]) => [matrix, [...cells.values()]]));
}
