import type { Store } from "@/api/store";

import type { Sheet } from "../sheet-types";
import type { Signals } from "../signals";

import type { Command } from "./keys";
import type { Layout } from "./layout";
import type { Cursor, Place } from "./moves";
import type { PastePlan } from "./paste";

/** Where the grid's writing goes. */
export interface Writing {
  sheet: Sheet;
  /** Shows a text at once, as it is typed: neither saved nor to be undone before it is committed. */
  type: (key: string, text: string) => void;
  /** Ends an edit that began with this text. */
  commit: (key: string, before: string) => void;
  /** Ends an edit as if it had not been. */
  restore: (key: string, before: string) => void;
  /** Writes cells as one step to undo. */
  put: (texts: readonly (readonly [key: string, text: string])[]) => void;
  undo: () => string[] | undefined;
  redo: () => string[] | undefined;
}

/** What happened that the eye may miss; read out politely and shown under the grid. */
export type GridNews =
  | { kind: "pasted"; plan: PastePlan }
  | { kind: "cleared" | "undone" | "redone"; cells: number }
  | { kind: "nothingToUndo" | "nothingToRedo" };

export interface Standing {
  cursor: Cursor;
  editing: boolean;
}

export interface Grid {
  readonly layout: Layout;
  readonly writing: Writing;
  readonly writable: boolean;
  readonly standing: Store<Standing>;
  /** By row: raised when the active cell or the selection comes, goes or changes there. */
  readonly rows: Signals<number>;
  readonly news: Store<GridNews | undefined>;
  readonly preview: Store<PastePlan | undefined>;
  readonly sheetOpen: Store<boolean>;
  /** Whether the active cell was moved on purpose since the last call: its input takes the focus then. */
  claimFocus: () => boolean;
  go: (place: Place, extend?: boolean) => void;
  edit: () => void;
  type: (text: string) => void;
  commit: () => void;
  /** Whether the key is dealt with; false leaves it to the browser, as Tab past the last cell. */
  run: (command: Command) => boolean;
  copy: () => string;
  clear: () => void;
  paste: (text: string) => void;
  apply: (plan: PastePlan) => void;
}
