/** A place in a file: its line, 1 the header's, and the name of its column. */
export interface Place {
  row: number;
  column: string;
}

/** A CSV file as the service reads it: a row is one line, quotes never reach beyond it. */
export interface CsvLines {
  lines: readonly string[];
  separator: string;
  columns: readonly string[];
}

export function readLines(text: string): CsvLines {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const header = (lines[0] ?? "").trimEnd();
  const counts = [",", ";", "\t"].map((mark) => [header.split(mark).length, mark] as const);
  const separator = counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
  const columns = cells(header, separator).map((name) => name.trim().toLowerCase());
  return { lines, separator, columns };
}

/** What stands at a place; undefined where the line has not that many cells. */
export function cellAt({ lines, separator, columns }: CsvLines, { row, column }: Place): string | undefined {
  return cells((lines[row - 1] ?? "").trimEnd(), separator)[columns.indexOf(column)];
}

/** The whole text, with other words at some places. */
export function withCells(csv: CsvLines, changes: readonly (Place & { text: string })[]): string {
  const lines = [...csv.lines];
  for (const { row, column, text } of changes) {
    const line = cells((lines[row - 1] ?? "").trimEnd(), csv.separator);
    line[csv.columns.indexOf(column)] = text;
    lines[row - 1] = line.map((cell) => quoted(cell, csv.separator)).join(csv.separator);
  }
  return lines.join("\n");
}

function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = "";
  let within = false;
  for (let at = 0; at < line.length; at += 1) {
    const mark = line.charAt(at);
    if (within && mark === '"' && line.charAt(at + 1) === '"') {
      cell += mark;
      at += 1;
    } else if (mark === '"' && (within || cell === "")) {
      within = !within;
    } else if (mark === separator && !within) {
      found.push(cell);
      cell = "";
    } else {
      cell += mark;
    }
  }
  return [...found, cell];
}

const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || /["\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, " ")}"`
    : cell;
