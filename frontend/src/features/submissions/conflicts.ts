import { type Draft, type Said, sameSaid } from "./said";

export interface Conflict {
  indicatorId: number;
  theirs: Said | null;
  mine: Draft;
}

type ByIndicator<T> = ReadonlyMap<number, T>;

/**
 * After someone else saved: the cells that both changed since this page last read them, differently. Cells that only
 * one side touched are merged without asking.
 */
export function conflictsOf(
  base: ByIndicator<Said>,
  theirs: ByIndicator<Said>,
  drafts: ByIndicator<Draft>,
  /** What a draft says; undefined while it cannot be read. */
  read: (indicatorId: number, draft: Draft) => Said | null | undefined,
): Conflict[] {
  return [...drafts].flatMap(([indicatorId, mine]) => {
    const now = theirs.get(indicatorId) ?? null;
    const untouched = sameSaid(base.get(indicatorId), now);
    const said = read(indicatorId, mine);
    const agreed = said !== undefined && sameSaid(said, now);
    return untouched || agreed ? [] : [{ indicatorId, theirs: now, mine }];
  });
}

/** Drafts after the choice: where theirs is kept, ours is dropped. */
export function keptDrafts(drafts: ByIndicator<Draft>, keepTheirs: ReadonlySet<number>): ByIndicator<Draft> {
  return new Map([...drafts].filter(([indicatorId]) => !keepTheirs.has(indicatorId)));
}
