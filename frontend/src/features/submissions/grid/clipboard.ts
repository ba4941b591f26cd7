/** Cells as spreadsheets exchange them: tabs between columns, lines between rows, quotes around cells that hold either. */
export type Cells = string[][];

/**
 * Reads what a spreadsheet put on the clipboard. CR LF, LF and CR all end a row; a quoted cell may hold line ends and
 * tabs, with its own quotes doubled; the line end after the last row opens no further row. A quote within a cell that
 * does not begin with one is plain text, and so is a quote that is never closed.
 */
export function readCells(text: string): Cells {
  const rows: Cells = [[]];
  let at = 0;
  for (;;) {
    const { cell, next } = cellAt(text, at);
    rows.at(-1)?.push(cell);
    if (next >= text.length) break;
    if (text[next] === "\t") {
      at = next + 1;
      continue;
    }
    at = next + (text.startsWith("\r\n", next) ? 2 : 1);
    if (at >= text.length) break;
    rows.push([]);
  }
  return rows;
}

/** Some sources bring a byte order mark, and a null where a cell is empty. */
const clean = (cell: string): string => cell.replace(/[\uFEFF\0]/g, "");

function cellAt(text: string, from: number): { cell: string; next: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = from;
  const match = quoted.exec(text);
  if (match) return { cell: clean((match[1] ?? "").replaceAll('""', '"')), next: quoted.lastIndex };
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = from;
  const cell = plain.exec(text)?.[0] ?? "";
  return { cell: clean(cell), next: from + cell.length };
}

/** The same way back; numbers come as Vietnam writes them. */
export const writeCells = (cells: Cells): string =>
  cells.map((row) => row.map(quotedWhereNeeded).join("\t")).join("\r\n");

const quotedWhereNeeded = (cell: string): string =>
  /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
