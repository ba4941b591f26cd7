import { expect, test } from "vitest";

import type { Pair, Proposal } from "../types";
import { chosenPair, nameOf } from "./pairs";

const proposal = (id: number): Proposal => ({
  id,
  document_id: 1,
  kind: "obligation",
  state: "confirmed",
  version: 1,
  clause: null,
  start: null,
  end: null,
  quote: null,
  confidence: null,
  corrected: false,
  content: {
    kind: "obligation",
    senders: [],
    receivers: [],
    via: null,
    forward_to: [],
    deadlines: [],
    forward_deadlines: [],
    frequency: null,
    what: null,
    purpose: null,
  },
  cited: [],
  decided_by: null,
  decided_at: null,
});
const pair = (above: number | null, below: number | null): Pair => ({
  verdict: "later",
  above: above === null ? null : proposal(above),
  below: below === null ? null : proposal(below),
});
const comparison = { targets: [pair(1, 2), pair(3, null)], obligations: [pair(null, 4)] };

test.each([
  ["target-1", comparison.targets[0]],
  ["target-2", comparison.targets[1]],
  ["obligation-1", comparison.obligations[0]],
  ["target-3", undefined],
  ["target-0", undefined],
  ["matrix-1", undefined],
  [undefined, undefined],
])("%s", (name, found) => {
  expect(chosenPair(comparison, name)).toBe(found);
});

test.each([
  [1, "target-1"],
  [2, "target-1"],
  [3, "target-2"],
  [4, "obligation-1"],
  [9, undefined],
])("the proposal %i stands in %s", (id, name) => {
  expect(nameOf(comparison, id)).toBe(name);
});
