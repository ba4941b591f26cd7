import { expect, test } from "vitest";

import { emptyReport, readReport, withState } from "./report-draft";

const told = { ...emptyReport("in_progress"), text: "Đã mở hai lớp tập huấn" };

test("a report is sent as typed, empty fields as nothing", () => {
  expect(readReport({ ...told, share: "40 %", started: "1/3/2026" }, 5)).toEqual({
    report: {
      body_id: 5,
      state: "in_progress",
      share: 40,
      text: "Đã mở hai lớp tập huấn",
      started_on: "2026-03-01",
      finished_on: null,
      problems: null,
      requests: null,
    },
  });
});

test.each([
  [{ share: "101" }, ["share"]],
  [{ share: "nhiều" }, ["share"]],
  [{ text: "  " }, ["text"]],
  [{ started: "31/2/2026" }, ["started"]],
  [{ state: "done" }, ["finishedNeeded"]],
  [{ state: "done", finished: "hôm qua" }, ["finished"]],
] as const)("%j is refused for %j", (change, faults) => {
  expect(readReport({ ...told, ...change }, 5)).toEqual({ faults });
});

test("choosing done suggests today and the whole, and keeps what was typed", () => {
  expect(withState(told, "done", "2026-03-09")).toMatchObject({ share: "100", finished: "09/03/2026" });
  expect(withState({ ...told, share: "90", finished: "01/03/2026" }, "done", "2026-03-09")).toMatchObject({
    share: "90",
    finished: "01/03/2026",
  });
});
