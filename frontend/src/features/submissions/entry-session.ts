import type { Tagged } from "@/api/client";
import { isProblem, ProblemError } from "@/api/problem";
import { createStore, type Store } from "@/api/store";
import type { Indicator, Submission, ValueChange } from "@/api/types";
import type { SaveState } from "@/ui/page-context";

import { conflictsOf, keptDrafts } from "./conflicts";
import { changesOf, entryState, type EntryState, restored, saved, typed, unsendable } from "./entry-state";
import { type Draft, readDraft, saidByIndicator } from "./said";

export interface EntryService {
  save: (changes: ValueChange[], etag: string) => Promise<Tagged<Submission>>;
  load: () => Promise<Tagged<Submission>>;
  /** Told of every newer version of the submission. */
  onChange: (submission: Tagged<Submission>) => void;
  onSaveState: (state: SaveState) => void;
}

export interface EntrySession {
  state: Store<EntryState>;
  type: (indicatorId: number, draft: Draft) => void;
  restore: (indicatorId: number) => void;
  /** Sends what waits, now; resolves when nothing more can be sent. */
  flush: () => Promise<void>;
  settle: (keepTheirs: ReadonlySet<number>) => void;
  /** Takes a newer version that came from elsewhere, as after a 412. */
  adopt: (theirs: Tagged<Submission>) => void;
  /** Listens for the network's return; the answer stops listening and sends what still waits. */
  attend: () => () => void;
}

export const REST = 1_200;
const PATIENCE = [3_000, 8_000, 20_000] as const;

/**
 * One open form: gathers what is typed, sends it once the hands rest, and never loses a cell. One request at a time,
 * each with the version that the one before returned.
 */
export function openEntry(
  start: Tagged<Submission>,
  asked: readonly Indicator[],
  service: EntryService,
): EntrySession {
  const state = createStore(entryState(start.body, start.etag));
  const byId = new Map(asked.map((indicator) => [indicator.id, indicator]));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let savedAt: Date | undefined;

  const waiting = () => changesOf(state.get(), asked);

  const report = () => {
    const cells = waiting().length;
    const wrong = unsendable(state.get(), asked).length;
    if (cells > 0) service.onSaveState({ kind: "pending", cells });
    else if (wrong > 0) service.onSaveState({ kind: "wrong", cells: wrong });
    else service.onSaveState(savedAt ? { kind: "saved", at: savedAt } : { kind: "clean" });
  };

  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const change = (next: EntryState) => {
    state.set(next);
    report();
    if (waiting().length > 0) plan(REST);
  };

  const flush = async () => {
    clearTimeout(timer);
    if (running) await running;
    if (state.get().conflicts.length > 0 || waiting().length === 0) return;
    running ??= send().finally(() => {
      running = undefined;
    });
    await running;
  };

  const send = async () => {
    const changes = waiting();
    const before = state.get();
    const sent = new Map(
      [...before.drafts].filter(([id]) => changes.some((item) => item.indicator_id === id)),
    );
    service.onSaveState({ kind: "saving" });
    try {
      const answer = await service.save(changes, before.etag);
      failures = 0;
      savedAt = new Date();
      state.set(saved(state.get(), sent, answer.body, answer.etag));
      service.onChange(answer);
      report();
      if (waiting().length > 0) plan(REST);
    } catch (error) {
      await recover(error, changes);
    }
  };

  const recover = async (error: unknown, changes: ValueChange[]): Promise<void> => {
    if (isProblem(error, 412)) return rebase();
    if (isProblem(error, 422) && refuse(error, changes)) return;
    if (
      error instanceof ProblemError &&
      (error.status === 0 || error.status >= 500 || error.status === 429)
    ) {
      report();
      plan(PATIENCE[Math.min(failures++, PATIENCE.length - 1)] ?? REST);
      return;
    }
    service.onSaveState({ kind: "failed", message: error instanceof Error ? error.message : "" });
  };

  /** Puts the service's sentences at their cells and sends the others again. */
  const refuse = (error: ProblemError, changes: ValueChange[]): boolean => {
    const refusals = new Map(state.get().refusals);
    for (const field of error.fields) {
      const change = changes[Number(/^\/values\/(\d+)\//.exec(field.pointer)?.[1] ?? NaN)];
      if (change) refusals.set(change.indicator_id, field.detail);
    }
    if (refusals.size === state.get().refusals.size) return false;
    state.set({ ...state.get(), refusals });
    report();
    if (waiting().length > 0) plan(0);
    return true;
  };

  const rebase = async (): Promise<void> => {
    try {
      const theirs = await service.load();
      service.onChange(theirs);
      adopt(theirs);
    } catch (error) {
      await recover(error, []);
    }
  };

  /** Someone else saved first: their version becomes the base, and cells that both changed are asked about. */
  const adopt = (theirs: Tagged<Submission>) => {
    const { held, drafts, etag } = state.get();
    if (theirs.etag === etag) return;
    const now = saidByIndicator(theirs.body.values);
    const conflicts = conflictsOf(held, now, drafts, (id, draft) => {
      const indicator = byId.get(id);
      const reading = indicator && readDraft(draft, indicator);
      return reading?.kind === "said" ? reading.said : undefined;
    });
    state.set({ ...state.get(), held: now, etag: theirs.etag, conflicts });
    report();
    if (conflicts.length === 0 && waiting().length > 0) plan(0);
  };

  return {
    state,
    flush,
    type: (indicatorId, draft) => change(typed(state.get(), indicatorId, draft)),
    restore: (indicatorId) => change(restored(state.get(), indicatorId)),
    settle: (keepTheirs) => {
      change({ ...state.get(), conflicts: [], drafts: keptDrafts(state.get().drafts, keepTheirs) });
    },
    adopt: (theirs) => {
      // The answer to a request under way will bring its own version.
      if (!running) adopt(theirs);
    },
    attend: () => {
      const onOnline = () => plan(0);
      window.addEventListener("online", onOnline);
      return () => {
        window.removeEventListener("online", onOnline);
        void flush();
      };
    },
  };
}
