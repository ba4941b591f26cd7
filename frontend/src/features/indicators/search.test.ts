import { expect, test } from "vitest";

import { readIndicatorSearch, readIndicatorsSearch } from "./search";

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
  expect(readIndicatorSearch({ on: "2025-02-30", step: "target", target: "7" })).toEqual({
    on: undefined,
    step: "target",
    target: 7,
  });
});
