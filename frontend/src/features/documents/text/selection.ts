import type { LaidPiece, LaidText } from "./laid-out";

/** A stretch of the text that the reader marked: code points of the file, and its words. */
export interface Picked {
  start: number;
  end: number;
  quote: string;
}

/** Where a range of the page stands in the file; undefined for none, or one outside of the text. */
export function pickedIn(text: LaidText, range: Range): Picked | undefined {
  const quote = range.toString().trim();
  if (range.collapsed || quote === "") return undefined;
  const start = placeAt(text, range.startContainer, range.startOffset, "after");
  const end = placeAt(text, range.endContainer, range.endOffset, "before");
  return start !== undefined && end !== undefined && start < end ? { start, end, quote } : undefined;
}

function placeAt(
  text: LaidText,
  node: Node,
  offset: number,
  otherwise: "after" | "before",
): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const home = element?.closest("[data-piece]");
  if (home) {
    const before = document.createRange();
    before.setStart(home, 0);
    before.setEnd(node, offset);
    return pieceOf(text, home)?.places.inFile(before.toString().length);
  }
  // Between two pieces, as after a triple press: the next one's beginning, or the end of the one before.
  const pieces = [...(element?.closest(".text-pane")?.querySelectorAll("[data-piece]") ?? [])];
  const point = document.createRange();
  point.setStart(node, offset);
  const behind = pieces.findIndex((piece) => point.comparePoint(piece, 0) >= 0);
  const found = otherwise === "after" ? pieces[behind] : pieces[(behind < 0 ? pieces.length : behind) - 1];
  const laid = found && pieceOf(text, found);
  return otherwise === "after" ? laid?.piece.start : laid?.piece.end;
}

const pieceOf = (text: LaidText, element: Element): LaidPiece | undefined => {
  const key = element.getAttribute("data-piece");
  return text.order.find((laid) => laid.key === key);
};
