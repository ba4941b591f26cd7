import { expect, test } from "vitest";

import { readRemindersSearch } from "./search";

test("an address that does not fit is left out, and what was received is the start", () => {
  expect(
    readRemindersSearch({ box: "received", rule: "late", unseen: "1", matrix: "-3", body: "7" }),
  ).toEqual({
    box: undefined,
    rule: undefined,
    unseen: undefined,
    matrix: undefined,
    assignment: undefined,
    body: 7,
  });
  expect(readRemindersSearch({ box: "sent", rule: "overdue", unseen: "true" })).toMatchObject({
    box: "sent",
    rule: "overdue",
    unseen: "true",
  });
});
