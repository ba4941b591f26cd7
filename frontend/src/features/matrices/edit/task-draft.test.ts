import { expect, test } from "vitest";

import { clashesOf, merged } from "./merging";
import { draftOf, emptyTask, faultsOf, suggestedDay, type TaskDraft, writeOf } from "./task-draft";

const begun: TaskDraft = draftOf({
  id: 7,
  number: "7",
  heading: "I. Truyền thông",
  content: "Tổ chức truyền thông",
  clause: "II.1",
  implements: null,
  removed_on: null,
  removal_reason: null,
  indicator_ids: [3],
  products: [{ id: 1, text: "Kế hoạch" }],
  assignments: [
    {
      id: 70,
      lead: [
        {
          id: 1,
          printed: "Sở TC",
          match: "body",
          body_id: 2,
          group_id: null,
          name: "Sở Tài chính",
          bodies: [],
        },
      ],
      coordinating: [],
      deadline_kind: "date",
      deadline_on: "2026-12-04",
      original_deadline_on: "2026-12-04",
      time: "Trước ngày 05/12",
      funding: null,
      funding_source: null,
      responsible: null,
    },
  ],
});

const changed = (change: Partial<TaskDraft>): TaskDraft => ({ ...begun, ...change });
const row = begun.rows[0] ?? emptyTask("", "").rows[0];

test("an unchanged row is sent as it was read, names with what they mean", () => {
  expect(writeOf(begun, null)).toEqual({
    number: "7",
    content: "Tổ chức truyền thông",
    heading: "I. Truyền thông",
    clause: "II.1",
    implements_id: null,
    indicator_ids: [3],
    products: [{ id: 1, text: "Kế hoạch" }],
    assignments: [
      {
        id: 70,
        lead: [{ printed: "Sở TC", body_id: 2, group_id: null }],
        coordinating: [],
        deadline_kind: "date",
        deadline_on: "2026-12-04",
        time: "Trước ngày 05/12",
        funding: null,
        funding_source: null,
        responsible: null,
      },
    ],
    reason: null,
  });
});

test("what is missing is found before it is sent", () => {
  const empty = emptyTask("1", "");
  expect([...faultsOf(empty, undefined)]).toEqual([["/content", "needed"]]);
  expect([...faultsOf(begun, "")]).toEqual([["/reason", "reason"]]);
  const undated = changed({ rows: row ? [{ ...row, day: "31/2/2026" }] : [] });
  expect([...faultsOf(undated, undefined)]).toEqual([["/assignments/0/deadline_on", "day"]]);
});

test.each([
  ["none", "05/03/2026", ""],
  ["date", "05/03/2026", "05/03/2026"],
  ["month", "05/02/2028", "29/02/2028"],
  ["quarter", "05/02/2026", "31/03/2026"],
  ["quarter", "", "31/12/2026"],
  ["yearly", "05/03/2025", "31/12/2026"],
] as const)("a deadline by %s after %j is suggested as %s", (kind, typed, day) => {
  expect(suggestedDay(kind, typed, 2026)).toBe(day);
});

test("what only one person changed is no clash, and both changes stay", () => {
  const mine = changed({ content: "Nội dung mới" });
  const theirs = changed({ number: "8" });
  expect(clashesOf(begun, mine, theirs)).toEqual([]);
  expect(merged(begun, mine, theirs, new Set())).toMatchObject({ number: "8", content: "Nội dung mới" });
});

test("what both changed is chosen field by field", () => {
  const mine = changed({ content: "Của tôi", rows: row ? [{ ...row, time: "Quý I" }] : [] });
  const theirs = changed({ content: "Của họ", rows: row ? [{ ...row, time: "Quý II" }] : [] });
  expect(
    clashesOf(begun, mine, theirs).map(({ path, mine: own, theirs: other }) => [path, own, other]),
  ).toEqual([
    ["content", "Của tôi", "Của họ"],
    ["70/time", "Quý I", "Quý II"],
  ]);
  const both = merged(begun, mine, theirs, new Set(["70/time"]));
  expect([both.content, both.rows[0]?.time]).toEqual(["Của tôi", "Quý II"]);
});

test("a sub-row that someone else took out stays as a new one only where it was changed and is kept", () => {
  const theirs = changed({ rows: [] });
  const mine = changed({ rows: row ? [{ ...row, time: "Quý I" }] : [] });
  expect(clashesOf(begun, mine, theirs).map(({ path, field }) => [path, field])).toEqual([["70", "row"]]);
  expect(merged(begun, mine, theirs, new Set()).rows.map(({ id, time }) => [id, time])).toEqual([
    [null, "Quý I"],
  ]);
  expect(merged(begun, mine, theirs, new Set(["70"])).rows).toEqual([]);
  expect(merged(begun, begun, theirs, new Set()).rows).toEqual([]);
});

test("a sub-row that someone else added stays", () => {
  const added = emptyTask("", "").rows.map((one) => ({ ...one, id: 71 }));
  const theirs = changed({ rows: [...begun.rows, ...added] });
  expect(merged(begun, begun, theirs, new Set()).rows.map(({ id }) => id)).toEqual([70, 71]);
});
