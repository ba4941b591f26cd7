import { expect, test } from "vitest";

import { cellAt, readLines, withCells } from "./csv-lines";

const TEXT = '\uFEFFperiod;Unit_code;value\r\n2025;18003;"1;5"\r\n2025;18005;"nói ""năm"""\r\n';
const csv = readLines(TEXT);

test("the separator and the columns are the header's", () => {
  expect([csv.separator, csv.columns]).toEqual([";", ["period", "unit_code", "value"]]);
  expect(readLines("a,b;c,d\n").separator).toBe(",");
});

test("a cell is what its quotes hold", () => {
  expect(cellAt(csv, { row: 2, column: "value" })).toBe("1;5");
  expect(cellAt(csv, { row: 3, column: "value" })).toBe('nói "năm"');
  expect(cellAt(csv, { row: 3, column: "none" })).toBeUndefined();
  expect(cellAt(csv, { row: 99, column: "value" })).toBeUndefined();
});

test("only the lines that are mended change", () => {
  const mended = withCells(csv, [{ row: 2, column: "value", text: "15" }]);
  expect(mended).toBe('period;Unit_code;value\r\n2025;18003;15\n2025;18005;"nói ""năm"""\r\n');
  expect(
    cellAt(readLines(withCells(csv, [{ row: 2, column: "value", text: 'a;"b"\nc' }])), {
      row: 2,
      column: "value",
    }),
  ).toBe('a;"b" c');
});
