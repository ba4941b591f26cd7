import { expect, test } from "vitest";

import type { Action, Submission } from "@/api/types";

import { reasonOf, turnOf, writes } from "./turn";

const said = (stated: string | null): Submission["behalf"] => ({
  unit: null,
  reason: "Xã mất mạng",
  user_name: null,
  happened_at: "2025-06-16T01:00:00Z",
  stated,
});

test.each<[Action[], Submission["behalf"], "behalf" | undefined, string, string | undefined]>([
  [["save"], null, undefined, "own", undefined],
  // Who may enter as the reporter does so, whatever the address says.
  [["save", "save_on_behalf"], said("Bão"), "behalf", "own", undefined],
  [["save_on_behalf"], said("Bão"), undefined, "reads", undefined],
  [["save_on_behalf"], said("Bão"), "behalf", "behalf", "Bão"],
  // Another's reason is not one's own.
  [["save_on_behalf"], said(null), "behalf", "asks", undefined],
  [["save_on_behalf"], null, "behalf", "asks", undefined],
  [["accept"], said("Bão"), "behalf", "reads", undefined],
])("%j %j %j", (actions, behalf, entry, kind, reason) => {
  const turn = turnOf({ actions, behalf }, entry);
  expect(turn.kind).toBe(kind);
  expect(reasonOf(turn)).toBe(reason);
  expect(writes(turn)).toBe(kind === "own" || kind === "behalf");
});
