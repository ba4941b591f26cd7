import type { Clause } from "../types";
import type { Span } from "./draft";

/** Where `words` stand in a clause, or the whole clause when none are given; undefined when they are not in it. */
export function spanIn(
  { text, start, end }: Pick<Clause, "text" | "start" | "end">,
  words: string,
): Span | undefined {
  const wanted = words.trim();
  if (wanted === "") return { start, end, quote: text.slice(0, 2000) };
  const pattern = wanted.split(/\s+/).map(escape).join("\\s+");
  const found = new RegExp(pattern, "iu").exec(text);
  if (!found) return undefined;
  const before = Array.from(text.slice(0, found.index)).length;
  return { start: start + before, end: start + before + Array.from(found[0]).length, quote: found[0] };
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
