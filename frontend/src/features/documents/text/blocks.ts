/** The blocks of a text as the reader draws them; the service describes them as plain JSON (stored_blocks). */

/** A stretch of text with its place in the file: code points, from `start` up to `end`. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

export interface ParagraphBlock extends Piece {
  kind: "paragraph" | "heading";
}

export interface CellPiece extends Piece {
  rowSpan: number;
  columnSpan: number;
}

export interface TableBlock {
  kind: "table";
  start: number;
  end: number;
  headerRows: number;
  rows: CellPiece[][];
}

export type Block = ParagraphBlock | TableBlock;

/** Blocks out of the service's JSON; what is none is left out. */
export function readBlocks(blocks: readonly unknown[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (!isRecord(block)) return [];
    if (block["kind"] === "table") return [table(block)];
    const piece = readPiece(block);
    return piece ? [{ kind: block["kind"] === "heading" ? "heading" : "paragraph", ...piece }] : [];
  });
}

/** Every stretch of text in a block: the paragraph itself, or the table's cells. */
export const piecesOf = (block: Block): Piece[] => (block.kind === "table" ? block.rows.flat() : [block]);

function table(block: Record<string, unknown>): TableBlock {
  const rows = Array.isArray(block["rows"]) ? block["rows"] : [];
  return {
    kind: "table",
    start: whole(block["start"], 0),
    end: whole(block["end"], 0),
    headerRows: whole(block["header_rows"], 0),
    rows: rows.map((row: unknown) => (Array.isArray(row) ? row.flatMap(readCell) : [])),
  };
}

function readCell(cell: unknown): CellPiece[] {
  const piece = isRecord(cell) ? readPiece(cell) : undefined;
  if (!piece || !isRecord(cell)) return [];
  return [{ ...piece, rowSpan: whole(cell["row_span"], 1), columnSpan: whole(cell["column_span"], 1) }];
}

function readPiece({ text, start, end }: Record<string, unknown>): Piece | undefined {
  return typeof text === "string" && typeof start === "number" && typeof end === "number"
    ? { text, start, end }
    : undefined;
}

const whole = (value: unknown, otherwise: number): number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : otherwise;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
