import { expect, test } from "vitest";

import { readCells, writeCells } from "./clipboard";

test.each([
  ["one cell", "12", [["12"]]],
  ["nothing", "", [[""]]],
  [
    "a rectangle",
    "1\t2\r\n3\t4",
    [
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  [
    "the line end after the last row, as Excel writes it",
    "1\t2\r\n3\t4\r\n",
    [
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  ["line ends of every sort", "1\n2\r3\r\n4", [["1"], ["2"], ["3"], ["4"]]],
  [
    "empty cells at every place",
    "\t2\t\r\n\t\t",
    [
      ["", "2", ""],
      ["", "", ""],
    ],
  ],
  ["an empty row in the middle", "1\r\n\r\n3\r\n", [["1"], [""], ["3"]]],
  ["a quoted cell with a line end", '"12\n"\t5', [["12\n", "5"]]],
  ["a quoted cell with a tab and CR LF", '"a\tb\r\nc"\r\nd', [["a\tb\r\nc"], ["d"]]],
  ["doubled quotes", '"Tổ ""Tiến bộ"""\t3', [['Tổ "Tiến bộ"', "3"]]],
  ["a quoted empty cell", '""\t1', [["", "1"]]],
  ["a quote inside a plain cell", '5" ống\t2', [['5" ống', "2"]]],
  ["a quote that is never closed", '"5\t6\r\n7', [['"5', "6"], ["7"]]],
  ["text after a closing quote", '"a"b\tc', [['"a"b', "c"]]],
  ["no-break spaces stay for the number reader", "12\u00a0\t5", [["12\u00a0", "5"]]],
  ["byte order mark and nulls", "\uFEFF1\t2\0", [["1", "2"]]],
  ["rows of unequal length", "1\t2\t3\r\n4", [["1", "2", "3"], ["4"]]],
])("reads %s", (_, text, cells) => {
  expect(readCells(text)).toEqual(cells);
});

test.each([
  [
    [
      ["1.234", "12,5"],
      ["", "không áp dụng"],
    ],
  ],
  [
    [
      ['Tổ "Tiến bộ"', "a\tb"],
      ["dòng\nmới", '"'],
    ],
  ],
])("what is written is read back", (cells) => {
  expect(readCells(writeCells(cells))).toEqual(cells);
});
