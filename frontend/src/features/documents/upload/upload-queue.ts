import { ProblemError } from "@/api/problem";
import { sessionState } from "@/api/session";
import { createStore } from "@/api/store";

import { sendFile } from "../api/send-file";
import type { UploadResult } from "../types";

export type UploadState =
  | { kind: "waiting" }
  | { kind: "sending"; share: number }
  | { kind: "done"; result: UploadResult }
  | { kind: "failed"; error: Error };

export interface UploadItem {
  id: number;
  file: File;
  unitId: number | undefined;
  state: UploadState;
}

/** Files on their way, one after the other; they go on while the reader looks at other pages. */
export const uploads = createStore<readonly UploadItem[]>([]);

const running = new Map<number, AbortController>();
let lastId = 0;

sessionState.subscribe(() => {
  if (sessionState.get() !== "signed-out") return;
  for (const sending of running.values()) sending.abort();
  uploads.set([]);
});

export function addFiles(files: Iterable<File>, unitId: number | undefined): void {
  const added = [...files].map((file): UploadItem => {
    lastId += 1;
    return { id: lastId, file, unitId, state: { kind: "waiting" } };
  });
  uploads.set([...uploads.get(), ...added]);
  void sendNext();
}

/** Stops a file on its way, or takes it off the list. */
export function remove(id: number): void {
  running.get(id)?.abort();
  uploads.set(uploads.get().filter((item) => item.id !== id));
}

export function tryAgain(id: number): void {
  put(id, { kind: "waiting" });
  void sendNext();
}

async function sendNext(): Promise<void> {
  const next = uploads.get().find((item) => item.state.kind === "waiting");
  if (!next || running.size > 0) return;
  const { id } = next;
  const stop = new AbortController();
  running.set(id, stop);
  put(id, { kind: "sending", share: 0 });
  try {
    const onProgress = (share: number) => put(id, { kind: "sending", share });
    put(id, { kind: "done", result: await sendFile(next.file, next.unitId, onProgress, stop.signal) });
  } catch (error) {
    put(id, {
      kind: "failed",
      error: error instanceof Error ? error : new ProblemError(0, "unreachable", ""),
    });
  } finally {
    running.delete(id);
  }
  await sendNext();
}

/** A file taken off the list meanwhile stays off. */
const put = (id: number, state: UploadState): void =>
  uploads.set(uploads.get().map((item) => (item.id === id ? { ...item, state } : item)));
