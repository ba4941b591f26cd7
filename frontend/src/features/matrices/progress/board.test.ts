import { expect, test } from "vitest";

import type { MatrixProgress } from "../types";
import { byMonth, rowsOf } from "./board";

const row = (
  id: number,
  task: number,
  deadline: string | null,
  onTime: "overdue" | "in_time" | "no_deadline",
) => ({
  id,
  task_id: task,
  time: null,
  deadline_kind: "date" as const,
  deadline_on: deadline,
  original_deadline_on: deadline,
  done: "in_progress" as const,
  finished_on: null,
  timing: { on_time: onTime, days: null },
  original_timing: null,
  evidence: [],
});
const task = (id: number, removed: string | null) => ({
  id,
  number: `${id}`,
  content: `Nội dung ${id}`,
  heading: null,
  removed_on: removed,
  products: [],
});
const progress: MatrixProgress = {
  matrix_id: 1,
  state: "issued",
  as_of: "2026-05-01",
  bodies: [{ id: 5, name: "Sở Nội vụ", unit_name: "Tỉnh Hà Tĩnh", unit_id: 1 }],
  tasks: [task(1, null), task(2, "2026-04-01"), task(3, null)],
  assignments: [
    row(10, 1, null, "no_deadline"),
    row(20, 2, "2026-03-31", "overdue"),
    row(30, 3, "2026-12-04", "in_time"),
    row(31, 3, "2026-03-31", "overdue"),
  ],
  cells: [
    {
      assignment_id: 30,
      body_id: 5,
      part: "lead",
      done: "in_progress",
      timing: { on_time: "in_time", days: 217 },
      report: null,
      completion: null,
      extension: null,
      actions: [],
    },
  ],
  counts: [],
  original_counts: [],
};

test("rows bear their task's words and leads; a task taken out is left out", () => {
  expect(rowsOf(progress).map(({ id, number, leads }) => [id, number, leads])).toEqual([
    [10, "1", []],
    [30, "3", ["Sở Nội vụ"]],
    [31, "3", []],
  ]);
});

test("months come in order with what is late, rows without a deadline last", () => {
  expect(byMonth(rowsOf(progress)).map(({ month, rows, late }) => [month, rows.length, late])).toEqual([
    ["2026-03", 1, 1],
    ["2026-12", 1, 0],
    [undefined, 1, 0],
  ]);
});
