/**
 * What someone means by the number they typed, by Vietnamese rules: `.` groups thousands, `,` is the decimal mark.
 * A text that another convention reads differently is refused, not guessed: a figure ×1000 wrong is worse than a question.
 */
export type TypedNumber =
  { kind: "number"; value: string } | { kind: "blank" } | { kind: "refused"; reason: RefusalReason };

export type RefusalReason = "ambiguous" | "unreadable";

interface Cell {
  /** The cell holds a percentage, so a closing `%` may be typed; it never divides by 100. */
  percent?: boolean;
}

const BLANKS = new Set(["", "-", "–", "—", "−", "…", "..."]);
const PLAIN = /^(0|[1-9][0-9]*)(?:,([0-9]+))?$/;
const GROUPED = /^([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?$/;
const OTHER_CONVENTION = /^[0-9]*[.,][0-9.,]*[0-9]$/;
const LONGEST = 24;

export function readNumber(typed: string, cell: Cell = {}): TypedNumber {
  const text = typed.trim();
  if (BLANKS.has(text)) return { kind: "blank" };
  const { negative, rest } = splitSign(text);
  const digits = cell.percent ? rest.replace(/\s?%$/, "") : rest;
  const match = PLAIN.exec(digits) ?? GROUPED.exec(digits);
  if (!match || digits.length > LONGEST) return { kind: "refused", reason: reasonFor(digits) };
  const [, whole = "", fraction = ""] = match;
  return { kind: "number", value: assemble(negative, whole.replaceAll(".", ""), fraction) };
}

/** One sign at most: `-5`, `−5` or the accountant's `(5)`; in `(-5)` the second sign stays and is refused as text. */
function splitSign(text: string): { negative: boolean; rest: string } {
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) return { negative: true, rest: bracketed[1] ?? "" };
  const signed = /^[-−](.*)$/.exec(text);
  return signed ? { negative: true, rest: signed[1] ?? "" } : { negative: false, rest: text };
}

/** `12.5`, `0.123` or `1,234,567` are numbers somewhere else; `12,`, `12 5` and words are numbers nowhere. */
function reasonFor(digits: string): RefusalReason {
  if (digits.startsWith(",")) return "unreadable";
  return OTHER_CONVENTION.test(digits) ? "ambiguous" : "unreadable";
}

function assemble(negative: boolean, whole: string, fraction: string): string {
  const kept = fraction.replace(/0+$/, "");
  const value = kept ? `${whole}.${kept}` : whole;
  return negative && value !== "0" ? `-${value}` : value;
}
