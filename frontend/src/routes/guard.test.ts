import { expect, test } from "vitest";

import { ownAddress } from "./guard";

test.each(["/", "/totals?form=1&period=2019", "/units/29"])(
  "%s is gone back to after signing in",
  (address) => {
    expect(ownAddress(address)).toBe(address);
  },
);

test.each([
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "totals",
  7,
  undefined,
])("%j is not", (address) => {
  expect(ownAddress(address)).toBeUndefined();
});
