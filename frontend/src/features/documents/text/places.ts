/**
 * Places of the service are code points of the file's original text; the screen's are UTF-16 units of a block's text,
 * in which white space was folded, marks were composed and some signs dropped. This is the one place that converts.
 */
import type { Piece } from "./blocks";

/** The original text of a stretch as code points; `undefined` where it is not known. */
export type Original = (start: number, end: number) => readonly (string | undefined)[];

export interface Places {
  /** UTF-16 unit of the block's text for a code point of the file. */
  inBlock: (place: number) => number;
  /** Code point of the file for a UTF-16 unit of the block's text. */
  inFile: (unit: number) => number;
}

export function placesOf(piece: Piece, original: Original): Places {
  const units = unitsOf(piece, original);
  return {
    inBlock: (place) => units[clamp(place - piece.start, units.length - 1)] ?? piece.text.length,
    inFile: (unit) => piece.start + firstAtLeast(units, unit),
  };
}

/** For every code point of the original stretch, and for its end, the unit of the block's text at which it stands. */
function unitsOf({ text, start, end }: Piece, original: Original): number[] {
  const letters = Array.from(text);
  const count = Math.max(0, end - start);
  if (letters.length === count) return starts(letters);
  return aligned(letters, original(start, end), text.length);
}

function starts(letters: readonly string[]): number[] {
  const units = [0];
  let unit = 0;
  for (const letter of letters) units.push((unit += letter.length));
  return units;
}

/** Walks both texts side by side: folded space, composed marks and dropped signs are stepped over. */
function aligned(
  letters: readonly string[],
  original: readonly (string | undefined)[],
  length: number,
): number[] {
  const units: number[] = [];
  let at = 0;
  let unit = 0;
  let index = 0;
  while (index < original.length) {
    const there = original[index];
    const here = letters[at];
    const marks = marksAfter(original, index);
    for (let step = 0; step <= marks; step += 1) units.push(unit);
    index += 1 + marks;
    if (here === undefined || !matches(there, here)) continue;
    // A run of white space is one space here: its last character is the one that counts.
    if (here === " " && isSpace(original[index])) continue;
    unit += here.length;
    at += 1;
  }
  return [...units, length];
}

/** Combining marks that follow a letter in the original and belong to it. */
function marksAfter(original: readonly (string | undefined)[], index: number): number {
  let marks = 0;
  while (/^\p{Mn}$/u.test(original[index + marks + 1] ?? "")) marks += 1;
  return marks;
}

/** Signs that a block leaves out: markup, and the space of a line's end. */
const DROPPED = /^[\\*_<>&#\s]$/;

/** Any other letter stands for the one here, as after a conversion from an old font. */
function matches(there: string | undefined, here: string): boolean {
  if (there === undefined || there === here) return true;
  if (isSpace(there)) return here === " ";
  return here !== " " && !DROPPED.test(there);
}

const isSpace = (letter: string | undefined): boolean => letter !== undefined && /^\s$/.test(letter);

const clamp = (index: number, last: number): number => Math.min(Math.max(index, 0), last);

function firstAtLeast(units: readonly number[], wanted: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Stretch {
  start: number;
  end: number;
  text: string;
}

/** The original out of the clauses, which share it out between them; what stands in none is unknown. */
export function originalOf(clauses: readonly Stretch[]): Original {
  const sorted = [...clauses].sort((a, b) => a.start - b.start);
  const letters = new Map<Stretch, string[]>();
  const lettersOf = (clause: Stretch): string[] => {
    const known = letters.get(clause) ?? Array.from(clause.text);
    letters.set(clause, known);
    return known;
  };
  return (start, end) => {
    const found = new Array<string | undefined>(Math.max(0, end - start)).fill(undefined);
    for (const clause of sorted) {
      if (clause.start >= end) break;
      if (clause.end <= start) continue;
      const own = lettersOf(clause);
      for (let place = Math.max(start, clause.start); place < Math.min(end, clause.end); place += 1)
        found[place - start] = own[place - clause.start];
    }
    return found;
  };
}
