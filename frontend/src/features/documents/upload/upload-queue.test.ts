import { beforeEach, expect, test, vi } from "vitest";

import { ProblemError } from "@/api/problem";
import { endSession } from "@/api/session";

import { sendFile } from "../api/send-file";
import type { UploadResult } from "../types";
import { addFiles, remove, tryAgain, uploads } from "./upload-queue";

vi.mock("../api/send-file", () => ({ sendFile: vi.fn() }));

const result: UploadResult = {
  file: { id: 1, name: "a", format: "docx", size: 1, sha256: "0", uploaded_at: "", notes: [] },
  known: false,
  documents: [],
  envelope: null,
};
const file = (name: string) => new File(["x"], name);
const states = () => uploads.get().map((item) => `${item.file.name} ${item.state.kind}`);

beforeEach(() => uploads.set([]));

test("one file after the other", async () => {
  const finish: ((result: UploadResult) => void)[] = [];
  vi.mocked(sendFile).mockImplementation(() => new Promise((resolve) => finish.push(resolve)));
  addFiles([file("a"), file("b")], 7);
  expect(states()).toEqual(["a sending", "b waiting"]);
  finish[0]?.(result);
  await vi.waitFor(() => expect(states()).toEqual(["a done", "b sending"]));
  finish[1]?.(result);
  await vi.waitFor(() => expect(states()).toEqual(["a done", "b done"]));
});

test("a refused file stays to be tried again, and the next is sent", async () => {
  vi.mocked(sendFile)
    .mockRejectedValueOnce(new ProblemError(503, "busy", ""))
    .mockResolvedValue(result);
  addFiles([file("a"), file("b")], undefined);
  await vi.waitFor(() => expect(states()).toEqual(["a failed", "b done"]));
  tryAgain(uploads.get()[0]?.id ?? 0);
  await vi.waitFor(() => expect(states()).toEqual(["a done", "b done"]));
});

test("a file taken off the list is stopped and does not come back", async () => {
  const signals: AbortSignal[] = [];
  vi.mocked(sendFile).mockImplementation((_file, _unit, _progress, signal) => {
    signals.push(signal);
    return new Promise((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(new Error("stopped"))),
    );
  });
  addFiles([file("a")], undefined);
  remove(uploads.get()[0]?.id ?? 0);
  expect(signals[0]?.aborted).toBe(true);
  await vi.waitFor(() => expect(states()).toEqual([]));
});

test("signing out empties the list", () => {
  vi.mocked(sendFile).mockImplementation(() => new Promise(() => undefined));
  addFiles([file("a")], undefined);
  endSession();
  expect(states()).toEqual([]);
});
