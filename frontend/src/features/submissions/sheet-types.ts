import type { Indicator } from "@/api/types";
import type { Check } from "@/figures/checks";

import type { Cell } from "./cells";
import type { Reading, Said } from "./said";
import type { Signals } from "./signals";

/** What the service holds in a cell, and since which version of the report. */
export interface Held extends Said {
  version: number;
  copied: boolean;
}

/** What was typed since, and the version its writer had before their eyes: 0 where there was nothing. */
export interface Draft {
  text: string;
  seen: number;
}

/** Where a cell stands between the writer and the service. */
export type Sync = "empty" | "saved" | "waiting" | "unreadable" | "refused";

/** What a form asks and what the service holds of it. */
export interface SheetContent {
  cells: readonly Cell[];
  ratios: readonly Indicator[];
  checks: readonly Check[];
  previous: ReadonlyMap<string, Said>;
  held: ReadonlyMap<string, Held>;
}

/** A change of one cell's text, with what stood there before it. */
export interface Change {
  key: string;
  before: string;
  after: string;
}

/** The open form's figures, outside React: what is held, what was typed since, what the service refused. */
export interface Sheet {
  readonly content: Omit<SheetContent, "held">;
  /** By indicator: raised when a figure of its row, or one that its row depends on, changes. `all`: any figure. */
  readonly signals: Signals<number | "all">;
  cell: (key: string) => Cell | undefined;
  held: (key: string) => Held | undefined;
  draft: (key: string) => Draft | undefined;
  text: (key: string) => string;
  reading: (key: string) => Reading;
  /** What is said now, typed or held; undefined while it cannot be read. */
  said: (key: string) => Said | null | undefined;
  /** The service's own sentence about a cell, until the cell is changed. */
  refusal: (key: string) => string | undefined;
  sync: (key: string) => Sync;
  /** The checks of this cell that do not hold now. */
  findings: (key: string) => Check[];
  /** Writes texts and answers what that changed. */
  write: (texts: Iterable<readonly [key: string, text: string]>) => Change[];
  /** Puts back what was typed before the page was left, with the version its writer saw then. */
  recall: (drafts: Iterable<readonly [key: string, draft: Draft]>) => void;
  /** Gives up what was typed: what the service holds shows again. */
  drop: (keys: Iterable<string>) => void;
  refuse: (refusals: Iterable<readonly [key: string, why: string]>) => void;
  /** Takes what the service holds now; drafts whose text was `sent` are done, later typing stands on the new version. */
  adopt: (held: ReadonlyMap<string, Held>, sent?: ReadonlyMap<string, string>) => void;
  /** Lets the writer's text stand against versions they have been shown. */
  reseen: (versions: Iterable<readonly [key: string, version: number]>) => void;
  /** Cells that differ from what is held and can be sent. */
  waiting: () => Cell[];
  /** Cells whose text cannot be sent. */
  wrong: () => Cell[];
}
