import { expect, test } from "vitest";

import { sizeText } from "./size-text";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1400, "1,4 KB"],
  [12_345, "12 KB"],
  [2_000_000, "2,0 MB"],
])("%i bytes are %s", (bytes, said) => {
  expect(sizeText(bytes)).toBe(said);
});
