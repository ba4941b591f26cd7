import { expect, test } from "vitest";

import { signInCode } from "./sign-in-code";

test.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["ABCD-EFGH-IJKL-MN23", "ABCD-EFGH-IJKL-MN23"],
  [" abcdefghijklmn23 ", "ABCD-EFGH-IJKL-MN23"],
  ["abcd efgh ijkl mn23", "ABCD-EFGH-IJKL-MN23"],
  ["12345", undefined],
  ["ABCD-EFGH-IJKL-MN01", undefined],
  ["", undefined],
])("%j is %s", (typed, code) => {
  expect(signInCode(typed)).toBe(code);
});
