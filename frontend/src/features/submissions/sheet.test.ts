import { expect, test, vi } from "vitest";

import { content, held, reported, words } from "@/test/figures-form";
import { indicator } from "@/test/indicators";

import { openSheet } from "./sheet";

const open = (over?: Parameters<typeof content>[1]) => openSheet(content([1, 2, 3], over), words);

test("a cell shows what was typed, else what is held", () => {
  const sheet = open({ held: new Map([["1:0", held("1234567.8")]]) });
  expect(sheet.text("1:0")).toBe("1.234.567,8");
  expect(sheet.write([["1:0", "5"]])).toEqual([{ key: "1:0", before: "1.234.567,8", after: "5" }]);
  expect(sheet.text("1:0")).toBe("5");
  expect(sheet.said("1:0")).toEqual(reported("5"));
});

test("where a cell stands: blank, saved, waiting, unreadable, refused", () => {
  const sheet = open({ held: new Map([["1:0", held("5")]]) });
  sheet.write([
    ["2:0", "7"],
    ["3:0", "1.5"],
  ]);
  expect(["1:0", "2:0", "3:0"].map(sheet.sync)).toEqual(["saved", "waiting", "unreadable"]);
  sheet.refuse([["2:0", "Cần một số nguyên."]]);
  expect([sheet.sync("2:0"), sheet.refusal("2:0")]).toEqual(["refused", "Cần một số nguyên."]);
  sheet.drop(["2:0"]);
  expect(sheet.sync("2:0")).toBe("empty");
});

test("the version its writer saw stays with a draft until the service takes it", () => {
  const sheet = open({ held: new Map([["1:0", held("5", 3)]]) });
  sheet.write([
    ["1:0", "6"],
    ["2:0", "1"],
  ]);
  sheet.adopt(new Map([["1:0", held("9", 4)]]));
  expect([sheet.draft("1:0"), sheet.draft("2:0")]).toEqual([
    { text: "6", seen: 3 },
    { text: "1", seen: 0 },
  ]);
});

test("taken drafts are done, what was typed since stands on the new version", () => {
  const sheet = open();
  sheet.write([
    ["1:0", "6"],
    ["2:0", "1"],
  ]);
  const sent = new Map([
    ["1:0", "6"],
    ["2:0", "1"],
  ]);
  sheet.write([["2:0", "12"]]);
  sheet.adopt(
    new Map([
      ["1:0", held("6", 2)],
      ["2:0", held("1", 2)],
    ]),
    sent,
  );
  expect([sheet.draft("1:0"), sheet.draft("2:0")]).toEqual([undefined, { text: "12", seen: 2 }]);
  expect(sheet.waiting().map(({ key }) => key)).toEqual(["2:0"]);
});

test("typing tells the rows that depend on the cell, and no others", () => {
  const ratio = indicator(9, { kind: "ratio", numerator_id: 1, denominator_id: 2, factor: "100" });
  const sheet = open({
    ratios: [ratio],
    checks: [{ kind: "not_above", severity: "hard", cell: "3:0", other: "1:0" }],
  });
  const told = vi.fn<(row: number) => void>();
  for (const row of [1, 2, 3, 9]) sheet.signals.subscribe(row, () => told(row));
  sheet.write([["1:0", "5"]]);
  expect(told.mock.calls.map(([row]) => row).sort()).toEqual([1, 3, 9]);
});

test("findings follow what is typed, against last period", () => {
  const sheet = open({
    previous: new Map([["1:0", reported("5")]]),
    checks: [{ kind: "thousandfold", severity: "soft", cell: "1:0" }],
  });
  sheet.write([["1:0", "5.000"]]);
  expect(sheet.findings("1:0").map(({ kind }) => kind)).toEqual(["thousandfold"]);
  sheet.write([["1:0", "6"]]);
  expect(sheet.findings("1:0")).toEqual([]);
});
