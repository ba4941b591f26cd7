import { expect, test } from "vitest";

import { inFours } from "./secret-text";

test("four by four, the rest at the end", () => {
  expect(inFours("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
  expect(inFours("ABCDEF")).toBe("ABCD EF");
  expect(inFours("")).toBe("");
});

test("nothing is lost", () => {
  const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  expect(inFours(secret).replaceAll(" ", "")).toBe(secret);
});
