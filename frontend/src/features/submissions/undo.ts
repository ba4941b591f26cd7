import type { Change } from "./sheet-types";

/** Steps back and forth over what was written; one paste is one step, whatever has been saved since. */
export interface UndoStack {
  push: (changes: readonly Change[]) => void;
  /** The texts to write again; undefined where nothing is left to undo. */
  undo: () => [key: string, text: string][] | undefined;
  redo: () => [key: string, text: string][] | undefined;
}

const LONGEST = 200;

export function createUndo(): UndoStack {
  let done: (readonly Change[])[] = [];
  let undone: (readonly Change[])[] = [];
  return {
    push: (changes) => {
      if (changes.length === 0) return;
      done = [...done, changes].slice(-LONGEST);
      undone = [];
    },
    undo: () => {
      const step = done.at(-1);
      if (!step) return undefined;
      done = done.slice(0, -1);
      undone = [...undone, step];
      return step.map(({ key, before }) => [key, before]);
    },
    redo: () => {
      const step = undone.at(-1);
      if (!step) return undefined;
      undone = undone.slice(0, -1);
      done = [...done, step];
      return step.map(({ key, after }) => [key, after]);
    },
  };
}
