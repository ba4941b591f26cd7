import { describe, expect, test } from "vitest";

import { readNumber } from "./number-input";

describe("reads", () => {
  test.each([
    ["1.234", "1234"],
    ["1.234.567,8", "1234567.8"],
    ["12,5", "12.5"],
    ["(5)", "-5"],
    ["−5", "-5"],
    ["-5", "-5"],
    ["(1.234,5)", "-1234.5"],
    ["0", "0"],
    ["-0", "0"],
    ["(0,0)", "0"],
    ["0,5", "0.5"],
    ["12,50", "12.5"],
    ["1,234", "1.234"],
    ["1234567", "1234567"],
    ["1234,5", "1234.5"],
    ["123.456", "123456"],
    ["  12  ", "12"],
    ["12\u00a0", "12"],
  ])("%j as %s", (typed, value) => {
    expect(readNumber(typed)).toEqual({ kind: "number", value });
  });

  test.each([
    ["5%", "5"],
    ["5 %", "5"],
    ["12,5%", "12.5"],
    ["100", "100"],
  ])("%j in a percentage cell as %s, never ×100", (typed, value) => {
    expect(readNumber(typed, { percent: true })).toEqual({ kind: "number", value });
  });
});

test.each(["", "   ", "-", "…", "–", "—", "...", "\u00a0"])("takes %j as blank, not as zero", (typed) => {
  expect(readNumber(typed)).toEqual({ kind: "blank" });
});

describe("refuses as ambiguous", () => {
  test.each([
    "12.5",
    "1,234.5",
    "1,234,567",
    "0.123",
    "0.123,5",
    "1.23",
    "1.2345",
    "1234.567",
    "12.34.567",
    ".5",
    "-12.5",
    "(12.5)",
    "01.234",
    "00,5",
    "1.234,567.8",
  ])("%j", (typed) => {
    expect(readNumber(typed)).toEqual({ kind: "refused", reason: "ambiguous" });
  });
});

describe("refuses as no number", () => {
  test.each([
    "12,",
    "12.",
    ",5",
    "(-5)",
    "--5",
    "- 5",
    "12 5",
    "1 234",
    "1\u00a0234",
    "5%",
    "0123",
    "+5",
    "1e5",
    "0x10",
    "١٢",
    "１２",
    "mười",
    "5 người",
    "()",
    "(5",
    "5)",
    "1234567890123456789012345",
  ])("%j", (typed) => {
    expect(readNumber(typed)).toEqual({ kind: "refused", reason: "unreadable" });
  });
});
