import { expect, test } from "vitest";

import type { WorkItem } from "../types";
import { cellKey, targetsByMatrix } from "./selection";

const item = (
  matrix: number,
  assignment: number,
  body: number,
  actions: WorkItem["actions"] = ["remind"],
) => ({
  matrix_id: matrix,
  assignment_id: assignment,
  body_id: body,
  actions,
});

test("what is chosen goes out matrix by matrix, each body of an assignment once", () => {
  const items = [item(1, 10, 5), item(1, 10, 5), item(1, 11, 5), item(2, 20, 5), item(2, 21, 6, ["report"])];
  const chosen = new Set(items.map(cellKey));
  chosen.delete("11 5");
  expect([...targetsByMatrix(items, chosen)]).toEqual([
    [1, [{ assignment_id: 10, body_id: 5 }]],
    [2, [{ assignment_id: 20, body_id: 5 }]],
  ]);
});
