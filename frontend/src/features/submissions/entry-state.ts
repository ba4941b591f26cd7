import type { Indicator, Submission, ValueChange } from "@/api/types";

import type { Conflict } from "./conflicts";
import { type Draft, draftOf, readDraft, type Reading, type Said, saidByIndicator, sameSaid } from "./said";

/** Everything an open form knows: what the service holds, what was typed since, and where they disagree. */
export interface EntryState {
  etag: string;
  held: ReadonlyMap<number, Said>;
  drafts: ReadonlyMap<number, Draft>;
  /** The service's own sentence about a cell, until the cell is changed. */
  refusals: ReadonlyMap<number, string>;
  conflicts: readonly Conflict[];
}

export const entryState = (submission: Submission, etag: string): EntryState => ({
  etag,
  held: saidByIndicator(submission.values),
  drafts: new Map(),
  refusals: new Map(),
  conflicts: [],
});

export const draftAt = (state: EntryState, indicatorId: number): Draft =>
  state.drafts.get(indicatorId) ?? draftOf(state.held.get(indicatorId));

export const readingAt = (state: EntryState, indicator: Indicator): Reading =>
  readDraft(draftAt(state, indicator.id), indicator);

/** The number a cell stands for now, typed or held; null where there is none or it cannot be read. */
export function numberAt(state: EntryState, indicator: Indicator): string | null {
  const reading = readingAt(state, indicator);
  return reading.kind === "said" ? (reading.said?.number ?? null) : null;
}

/** With a cell typed anew; typing back what the service holds leaves nothing to send. */
export function typed(state: EntryState, indicatorId: number, draft: Draft): EntryState {
  const drafts = new Map(state.drafts).set(indicatorId, draft);
  const refusals = new Map(state.refusals);
  refusals.delete(indicatorId);
  return { ...state, drafts, refusals };
}

export function restored(state: EntryState, indicatorId: number): EntryState {
  const drafts = new Map(state.drafts);
  drafts.delete(indicatorId);
  const refusals = new Map(state.refusals);
  refusals.delete(indicatorId);
  return { ...state, drafts, refusals };
}

/** Cells that can be sent: readable, not refused by the service, and different from what it holds. */
export function changesOf(state: EntryState, asked: readonly Indicator[]): ValueChange[] {
  return asked.flatMap((indicator) => {
    const draft = state.drafts.get(indicator.id);
    if (!draft || state.refusals.has(indicator.id)) return [];
    const reading = readDraft(draft, indicator);
    if (reading.kind === "refused" || sameSaid(reading.said, state.held.get(indicator.id))) return [];
    return [
      {
        indicator_id: indicator.id,
        status: reading.said?.status ?? null,
        number: reading.said?.number ?? null,
      },
    ];
  });
}

/** After the service took `sent`: drafts unchanged since then are done, later typing stays to be sent. */
export function saved(
  state: EntryState,
  sent: ReadonlyMap<number, Draft>,
  submission: Submission,
  etag: string,
): EntryState {
  const drafts = new Map([...state.drafts].filter(([id, draft]) => sent.get(id) !== draft));
  return { ...state, etag, held: saidByIndicator(submission.values), drafts };
}

/** Cells whose text would be lost on leaving: nothing that can be read, or refused by the service. */
export const unsendable = (state: EntryState, asked: readonly Indicator[]): Indicator[] =>
  asked.filter(
    (indicator) =>
      state.refusals.has(indicator.id) ||
      (state.drafts.has(indicator.id) && readingAt(state, indicator).kind === "refused"),
  );
