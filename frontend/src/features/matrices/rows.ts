import type { Assignment, Task } from "@/api/types";

export interface SubRow {
  /** Undefined for a task that nobody was given. */
  assignment: Assignment | undefined;
  /** Rows that the task's own cells (number, content, products) span; they stand in its first row only. */
  span: number | undefined;
}

/** A task as rows of the printed matrix: one per assignment, with the task's cells merged over them. */
export function subRows(task: Pick<Task, "assignments">): SubRow[] {
  const assignments = task.assignments.length > 0 ? task.assignments : [undefined];
  return assignments.map((assignment, index) => ({
    assignment,
    span: index === 0 ? assignments.length : undefined,
  }));
}
