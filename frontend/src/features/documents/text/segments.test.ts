import { expect, test } from "vitest";

import { type Mark, nextMark, segmentsOf } from "./segments";

const mark = (id: number, from: number, to: number): Mark => ({ id, from, to, kind: "target" });
const shown = (length: number, marks: Mark[], cuts: number[] = []) =>
  segmentsOf(length, marks, cuts).map(
    (segment) => `${segment.from}-${segment.to}:${segment.marks.map((one) => one.id).join("+")}`,
  );

test.each<[string, number, Mark[], number[], string[]]>([
  ["nothing marked", 5, [], [], ["0-5:"]],
  ["one in the middle", 10, [mark(1, 2, 4)], [], ["0-2:", "2-4:1", "4-10:"]],
  ["two that overlap", 10, [mark(1, 0, 6), mark(2, 4, 10)], [], ["0-4:1", "4-6:1+2", "6-10:2"]],
  [
    "one inside the other, the shorter first",
    10,
    [mark(1, 0, 10), mark(2, 4, 6)],
    [],
    ["0-4:1", "4-6:2+1", "6-10:1"],
  ],
  ["the same stretch twice", 4, [mark(2, 0, 4), mark(1, 0, 4)], [], ["0-4:1+2"]],
  ["beyond the ends", 4, [mark(1, -3, 9)], [], ["0-4:1"]],
  ["empty", 4, [mark(1, 2, 2)], [], ["0-4:"]],
  ["cut where a clause begins", 6, [mark(1, 0, 6)], [3], ["0-3:1", "3-6:1"]],
  ["no text", 0, [mark(1, 0, 2)], [], []],
])("%s", (_, length, marks, cuts, segments) => {
  expect(shown(length, marks, cuts)).toEqual(segments);
});

test.each<[number[], number | undefined, number | undefined]>([
  [[2, 1], undefined, 2],
  [[2, 1], 7, 2],
  [[2, 1], 2, 1],
  [[2, 1], 1, 2],
  [[2], 2, 2],
  [[], 2, undefined],
])("a press on %j with %s selected selects %s", (ids, selected, next) => {
  expect(nextMark(ids, selected)).toBe(next);
});
