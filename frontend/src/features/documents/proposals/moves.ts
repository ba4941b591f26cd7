/** Where the keys of the list lead (pure). */

export type Command = "next" | "previous" | "confirm" | "correct" | "reject" | "undo" | "help";

const COMMANDS: Readonly<Record<string, Command>> = {
  ArrowDown: "next",
  j: "next",
  ArrowUp: "previous",
  k: "previous",
  Enter: "confirm",
  c: "confirm",
  e: "correct",
  x: "reject",
  u: "undo",
  "?": "help",
};

interface Press {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
}

/** What a key asks for. Enter counts only on the proposal itself: on a button or link it is theirs. */
export function commandFor(press: Press, onProposal: boolean): Command | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return undefined;
  if (press.key === "Enter" && !onProposal) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
}

/** The neighbour of `current`, which stays where the list ends; without one, the list's first. */
export function neighbour(
  order: readonly number[],
  current: number | undefined,
  step: 1 | -1,
): number | undefined {
  const place = current === undefined ? -1 : order.indexOf(current);
  if (place < 0) return order[0];
  return order[place + step] ?? current;
}

/** The next that nobody has decided about, from `current` on and then from the top; undefined when all are decided. */
export function nextOpen(
  order: readonly number[],
  current: number | undefined,
  isOpen: (id: number) => boolean,
): number | undefined {
  const place = current === undefined ? -1 : order.indexOf(current);
  return [...order.slice(place + 1), ...order.slice(0, Math.max(place, 0))].find(isOpen);
}
