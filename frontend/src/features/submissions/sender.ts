import { isProblem, ProblemError } from "@/api/problem";
import { createStore, type Store } from "@/api/store";
import type { Submission } from "@/api/types";
import type { Batch, Outbox } from "@/figures/outbox";
import type { SaveState } from "@/ui/page-context";

import { newBatch } from "./batch";
import { type Conflict, conflictsIn } from "./conflicts";
import { heldOf } from "./content";
import type { Held, Sheet } from "./sheet-types";

export interface EntryService {
  /** Writes all values of the batch or none; the same batch sent twice counts once. */
  save: (batch: Batch) => Promise<Submission>;
  /** The service no longer takes figures for this report: what it is now must be fetched. */
  onRefused: () => void;
  onSaveState: (state: SaveState) => void;
  /** Does the work while no other window of this browser sends. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Why the figures are entered for someone else, as long as they are. */
  behalf: () => string | undefined;
}

export interface Sender {
  conflicts: Store<readonly Conflict[]>;
  /** Sends after the hands have rested; every call begins the rest anew. */
  plan: (delay?: number) => void;
  /** Sends what waits, now; resolves when nothing more can be sent. */
  flush: () => Promise<void>;
  /** Takes up what was on its way when the page was left. */
  resume: () => Promise<void>;
  report: () => void;
  stop: () => void;
}

export const REST = 1_200;
const PATIENCE = [3_000, 8_000, 20_000] as const;
const LARGEST = 2_000;

/**
 * Carries a sheet's figures to the service: one batch at a time, kept until it is answered and sent again under the
 * same id, each value with the version its writer saw. What others changed meanwhile is put to the writer.
 */
export function createSender(
  sheet: Sheet,
  outbox: Outbox,
  service: EntryService,
  editing: () => string | undefined,
): Sender {
  const conflicts = createStore<readonly Conflict[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let batch: Batch | undefined;
  let failures = 0;
  let savedAt: Date | undefined;
  let refused: string | undefined;

  const waiting = () => {
    const asked = new Set(conflicts.get().map(({ key }) => key));
    return sheet.waiting().filter(({ key }) => key !== editing() && !asked.has(key));
  };

  const report = () => {
    const cells = sheet.waiting().length;
    const wrong = sheet.wrong().length;
    if (refused !== undefined) service.onSaveState({ kind: "failed", message: refused });
    else if (cells > 0) service.onSaveState({ kind: "pending", cells });
    else if (wrong > 0) service.onSaveState({ kind: "wrong", cells: wrong });
    else service.onSaveState(savedAt ? { kind: "saved", at: savedAt } : { kind: "clean" });
  };

  const plan = (delay = REST) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (running) await running;
    if (!batch && waiting().length === 0) {
      report();
      return;
    }
    running ??= service.alone(send).finally(() => {
      running = undefined;
    });
    await running;
  };

  const send = async () => {
    batch ??= newBatch(sheet, waiting().slice(0, LARGEST), service.behalf());
    const sent = batch;
    if (sent.values.length === 0) {
      batch = undefined;
      return;
    }
    await outbox.keepBatch(sent);
    if (failures === 0) service.onSaveState({ kind: "saving" });
    try {
      const answer = await service.save(sent);
      await settled();
      savedAt = new Date();
      sheet.adopt(heldOf(answer), new Map(sent.texts));
      await outbox.keep(sent.texts.map(([key]) => [key, sheet.draft(key)]));
      report();
      if (waiting().length > 0) plan();
    } catch (error) {
      await recover(error, sent);
    }
  };

  /** The batch is answered, for good or ill: the next one is another. */
  const settled = async () => {
    failures = 0;
    refused = undefined;
    batch = undefined;
    await outbox.keepBatch(undefined);
  };

  const recover = async (error: unknown, sent: Batch): Promise<void> => {
    if (!(error instanceof ProblemError) || passing(error)) {
      report();
      plan(PATIENCE[Math.min(failures++, PATIENCE.length - 1)]);
      return;
    }
    await settled();
    if (isProblem(error, 412) && ask(conflictsIn(error))) return;
    if (isProblem(error, 422) && mark(error, sent)) return;
    refused = error.message;
    service.onRefused();
    report();
  };

  /** Others were faster in some cells: those are put to the writer, the rest goes on. */
  const ask = (found: readonly Conflict[]): boolean => {
    if (found.length === 0) return false;
    const held = new Map<string, Held>();
    for (const { key } of sheet.content.cells) {
      const now = sheet.held(key);
      if (now) held.set(key, now);
    }
    for (const { key, said, version } of found) {
      if (said) held.set(key, { ...said, version, copied: false });
      else held.delete(key);
    }
    sheet.adopt(held);
    conflicts.set([...conflicts.get(), ...found]);
    report();
    if (waiting().length > 0) plan(0);
    return true;
  };

  /** Puts the service's sentences at their cells and sends the others again. */
  const mark = (error: ProblemError, sent: Batch): boolean => {
    const marks = error.fields.flatMap(({ pointer, detail }): [string, string][] => {
      const text = sent.texts[Number(/^\/values\/(\d+)\//.exec(pointer)?.[1] ?? NaN)];
      return text ? [[text[0], detail]] : [];
    });
    sheet.refuse(marks);
    report();
    if (marks.length > 0 && waiting().length > 0) plan(0);
    return marks.length > 0;
  };

  return {
    conflicts,
    plan,
    flush,
    report,
    resume: async () => {
      batch = await outbox.batch();
      report();
      if (batch || waiting().length > 0) await flush();
    },
    stop: () => clearTimeout(timer),
  };
}

/** No answer, or one that says: later. */
const passing = ({ status, code }: ProblemError): boolean =>
  status === 0 || status === 429 || status >= 500 || (status === 409 && code === "request-still-running");
