import { expect, test } from "vitest";

import { endOfDay, stateOf } from "./state";

const now = new Date("2026-11-22T10:00:00+07:00");

test("revoked counts before expired", () => {
  const past = "2026-11-01T00:00:00Z";
  expect(stateOf({ revoked_at: past, expires_at: past }, now)).toBe("revoked");
  expect(stateOf({ revoked_at: null, expires_at: past }, now)).toBe("expired");
  expect(stateOf({ revoked_at: null, expires_at: "2027-01-01T00:00:00Z" }, now)).toBe("running");
});

test("a day ends by the clock of Vietnam", () => {
  expect(new Date(endOfDay("2026-12-31")).toISOString()).toBe("2026-12-31T16:59:59.000Z");
});
