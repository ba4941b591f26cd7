import type { MatrixProgress } from "../types";

type Row = MatrixProgress["assignments"][number];
export type BoardRow = Row & { number: string; content: string; leads: string[] };

/** Sub-rows with their words and leads; those taken out of the matrix are left out. */
export function rowsOf(progress: MatrixProgress): BoardRow[] {
  const tasks = new Map(progress.tasks.map((task) => [task.id, task]));
  const bodies = new Map(progress.bodies.map((body) => [body.id, body.name]));
  return progress.assignments.flatMap((row) => {
    const task = tasks.get(row.task_id);
    if (task?.removed_on !== null) return [];
    const leads = progress.cells
      .filter((cell) => cell.assignment_id === row.id && cell.part === "lead")
      .map((cell) => bodies.get(cell.body_id) ?? "");
    return [{ ...row, number: task.number, content: task.content, leads }];
  });
}

export interface Month {
  /** `2026-03`; undefined for rows without a deadline. */
  month: string | undefined;
  rows: BoardRow[];
  late: number;
}

/** Rows by the month of their deadline, in order; those without one last. */
export function byMonth(rows: readonly BoardRow[]): Month[] {
  const months = new Map<string, Month>();
  for (const row of rows) {
    const month = row.deadline_on?.slice(0, 7);
    const held = months.get(month ?? "") ?? { month, rows: [], late: 0 };
    months.set(month ?? "", held);
    held.rows.push(row);
    if (row.timing?.on_time === "overdue" || row.timing?.on_time === "done_late") held.late += 1;
  }
  return [...months.values()].sort((a, b) => (a.month ?? "9999").localeCompare(b.month ?? "9999"));
}
