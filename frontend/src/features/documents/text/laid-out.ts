import { clauseName } from "@/ui/clause-name";
import type { Clause, Proposal, TextRead } from "../types";
import { type Block, type Piece, piecesOf, readBlocks } from "./blocks";
import { originalOf, type Places, placesOf } from "./places";
import type { Mark } from "./segments";

/** A point of a piece at which a clause begins. */
export interface Anchor {
  at: number;
  clause: Clause;
}

/** A piece with what is needed to draw it and to find places in it. */
export interface LaidPiece {
  key: string;
  piece: Piece;
  places: Places;
  anchors: Anchor[];
}

/** The text ready to be drawn: blocks, and their pieces in the order of the text. */
export interface LaidText {
  blocks: readonly Block[];
  pieces: ReadonlyMap<Piece, LaidPiece>;
  order: readonly LaidPiece[];
  clauses: readonly Clause[];
}

export function layOut(text: TextRead): LaidText {
  const blocks = readBlocks(text.blocks);
  const original = originalOf(text.clauses);
  const order = blocks.flatMap((block, index) =>
    piecesOf(block).map((piece, cell): LaidPiece => {
      let places: Places | undefined;
      // Most pieces hold neither a mark nor a clause's beginning: their places are never asked for.
      const known = () => (places ??= placesOf(piece, original));
      return {
        key: `${index}.${cell}`,
        piece,
        places: { inBlock: (place) => known().inBlock(place), inFile: (unit) => known().inFile(unit) },
        anchors: [],
      };
    }),
  );
  const sorted = [...order].sort((a, b) => a.piece.start - b.piece.start);
  for (const clause of text.clauses) {
    const home = pieceAt(sorted, clause.start);
    if (home && clauseName(clause.anchor) !== undefined)
      home.anchors.push({ at: home.places.inBlock(clause.start), clause });
  }
  return { blocks, pieces: new Map(order.map((laid) => [laid.piece, laid])), order, clauses: text.clauses };
}

/** The piece that holds a place, else the first behind it. */
function pieceAt(sorted: readonly LaidPiece[], place: number): LaidPiece | undefined {
  return sorted[firstBehind(sorted, place)];
}

/** Index of the first piece that ends behind `place`. */
function firstBehind(sorted: readonly LaidPiece[], place: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.piece.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Marked {
  id: number;
  kind: string;
  start: number;
  end: number;
}

/** Where a proposal stands: its own stretch, and every mention or place that its content names. */
export function stretchesOf({ id, kind, start, end, content }: Proposal): Marked[] {
  const spans =
    content.kind === "citation"
      ? content.mentions
      : content.kind === "finding"
        ? content.places
        : content.kind === "responsibility"
          ? content.tasks
          : [];
  const own = start !== null && end !== null ? [{ start, end }] : [];
  const all = spans.length > 0 ? spans : own;
  return all.map((span) => ({ id, kind, start: span.start, end: span.end }));
}

/** The marks of each piece; rejected proposals mark nothing. */
export function marksOf(text: LaidText, proposals: readonly Proposal[]): Map<Piece, Mark[]> {
  const found = new Map<Piece, Mark[]>();
  const sorted = [...text.order].sort((a, b) => a.piece.start - b.piece.start);
  for (const proposal of proposals) {
    if (proposal.state === "rejected") continue;
    for (const { id, kind, start, end } of stretchesOf(proposal)) {
      for (let index = firstBehind(sorted, start); index < sorted.length; index += 1) {
        const laid = sorted[index];
        if (!laid || laid.piece.start >= end) break;
        const mark = { id, kind, from: laid.places.inBlock(start), to: laid.places.inBlock(end) };
        found.set(laid.piece, [...(found.get(laid.piece) ?? []), mark]);
      }
    }
  }
  return found;
}
