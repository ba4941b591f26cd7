import { expect, test } from "vitest";

import { readIndicatorSearch, readIndicatorsSearch, readTargetSearch } from "./search";

test("an address keeps what fits and leaves out the rest", () => {
  expect(
    readIndicatorsSearch({ q: " ", figure: "ratio", origin: "guess", verify: "true", targeted: "1" }),
  ).toEqual({
    q: undefined,
    unit: undefined,
    figure: "ratio",
    origin: undefined,
    direction: undefined,
    verify: true,
    targeted: undefined,
  });
  expect(readIndicatorSearch({ on: "2025-02-30", step: "end" })).toEqual({ on: undefined, step: "end" });
  expect(readTargetSearch({ step: "withdraw" })).toEqual({ step: "withdraw" });
  expect(readTargetSearch({ step: "end" })).toEqual({ step: undefined });
});
