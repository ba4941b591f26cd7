import { expect, test } from "vitest";

import { helpFor } from "./help-for";

test.each([
  [413, "too-large", "tooLarge"],
  [422, "file-too-large", "tooLarge"],
  [503, "busy", "busy"],
  [0, "unreachable", "lost"],
  [422, "file-no-text-layer", "file"],
  [422, "edxml-not-xml", "envelope"],
  [422, "edxml-revokes", "revokes"],
  [422, "invalid-input", undefined],
  [403, "forbidden", undefined],
  [500, "internal", undefined],
])("%i %s: %s", (status, code, help) => {
  expect(helpFor({ status, code })).toBe(help);
});
