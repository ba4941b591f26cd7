import type { Step } from "./moves";

/** What a key means in the grid. */
export type Command =
  | { do: "step" | "jump"; by: Step; extend: boolean }
  | { do: "border"; column: "first" | "last"; whole: boolean; extend: boolean }
  | { do: "enter" | "tab"; back: boolean }
  | { do: "clear" | "edit" | "restore" | "undo" | "redo" | "all" | "sheet" };

/** What is asked of a key press; `keyCode` is the only sign that some browsers give of an input method at work. */
export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const PAGE = 10;
const PAGES: Readonly<Record<string, Step>> = { PageUp: [-PAGE, 0], PageDown: [PAGE, 0] };
/** What browsers report for a key that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * The command of a key, or undefined where the key belongs to the input, to the browser or to an input method.
 * Ctrl+Shift is left alone in every combination: Unikey switches languages with it.
 */
export function commandOf(key: Key, editing: boolean): Command | undefined {
  if (key.isComposing || key.keyCode === TAKEN_BY_INPUT_METHOD || key.altKey) return undefined;
  const ctrl = key.ctrlKey || key.metaKey;
  if (ctrl && key.shiftKey) return undefined;
  return sharedCommand(key, ctrl) ?? (editing ? editingCommand(key, ctrl) : standingCommand(key, ctrl));
}

function sharedCommand({ key, shiftKey }: Key, ctrl: boolean): Command | undefined {
  if (ctrl) return undefined;
  if (key === "Enter") return { do: "enter", back: shiftKey };
  if (key === "Tab") return { do: "tab", back: shiftKey };
  return key === "Escape" ? { do: "restore" } : undefined;
}

function editingCommand({ key, shiftKey }: Key, ctrl: boolean): Command | undefined {
  const by = ARROWS[key];
  return by && by[0] !== 0 && !ctrl && !shiftKey ? { do: "step", by, extend: false } : undefined;
}

function standingCommand({ key, shiftKey: extend }: Key, ctrl: boolean): Command | undefined {
  const arrow = ARROWS[key];
  if (arrow) return { do: ctrl ? "jump" : "step", by: arrow, extend };
  const page = PAGES[key];
  if (page && !ctrl) return { do: "step", by: page, extend };
  if (key === "Home" || key === "End")
    return { do: "border", column: key === "Home" ? "first" : "last", whole: ctrl, extend };
  if (ctrl) return CONTROLLED[key.toLowerCase()];
  if (key === "Delete") return { do: "clear" };
  if (key === "F2") return { do: "edit" };
  return key === "?" ? { do: "sheet" } : undefined;
}

const CONTROLLED: Readonly<Record<string, Command>> = {
  z: { do: "undo" },
  y: { do: "redo" },
  a: { do: "all" },
};
