import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ProblemError, problemFrom, unreachable } from "@/api/problem";
import type { Submission } from "@/api/types";
import type { Batch, Outbox, UnsentDraft } from "@/figures/outbox";
import { content, held, words } from "@/test/figures-form";
import type { SaveState } from "@/ui/page-context";

import { type EntrySession, openEntry } from "./entry-session";
import { REST } from "./sender";

type Numbers = Record<number, string>;

/** An answer of the service: what it holds after the batch. */
function answer(numbers: Numbers, version: number): Submission {
  return {
    id: 1,
    form_id: 1,
    period: { code: "2019", kind: "year", year: 2019, data_from: "2018-12-15", data_to: "2019-12-14" },
    body: { id: 1, name: "UBND xã" },
    unit: { id: 7, code: "18073", name: "Xã Cẩm Bình", kind: "xã", level: "commune" },
    reviewer: null,
    state: "draft",
    reason: null,
    version,
    demo: false,
    changed_at: "2019-12-16T01:00:00Z",
    due_on: null,
    entry: "open",
    mend_by: null,
    cells: [],
    checks: [],
    findings: [],
    explanations: [],
    returned: null,
    attachments: [],
    behalf: null,
    values: Object.entries(numbers).map(([id, number]) => ({
      indicator_id: Number(id),
      category_id: 0,
      status: "reported",
      number,
      version,
      copied: false,
    })),
    previous: null,
    ratios: [],
    missing: [],
    actions: ["save"],
  };
}

/** What the browser keeps, without a browser. */
function memory(): Outbox & { kept: Map<string, UnsentDraft>; waiting: () => Batch | undefined } {
  const kept = new Map<string, UnsentDraft>();
  let batch: Batch | undefined;
  return {
    kept,
    waiting: () => batch,
    lasting: () => Promise.resolve(true),
    drafts: () => Promise.resolve([...kept]),
    keep: (drafts) => {
      for (const [cell, draft] of drafts) {
        if (draft) kept.set(cell, draft);
        else kept.delete(cell);
      }
      return Promise.resolve();
    },
    batch: () => Promise.resolve(batch),
    keepBatch: (next) => {
      batch = next;
      return Promise.resolve();
    },
  };
}

const save = vi.fn<(batch: Batch) => Promise<Submission>>();
const onRefused = vi.fn();
let said: SaveState[];
let outbox: ReturnType<typeof memory>;
let session: EntrySession;
let reason: string | undefined;

const open = (start = new Map([["1:0", held("10")]])) =>
  openEntry(content([1, 2, 3], { held: start }), words, outbox, {
    save,
    onRefused,
    onSaveState: (state) => said.push(state),
    alone: (work) => work(),
    behalf: () => reason,
  });

beforeEach(() => {
  vi.useFakeTimers();
  save.mockReset();
  said = [];
  outbox = memory();
  reason = undefined;
  session = open();
});

afterEach(() => vi.useRealTimers());

const put = (id: number, text: string) => session.put([[`${id}:0`, text]]);
const rest = (milliseconds = REST) => vi.advanceTimersByTimeAsync(milliseconds);
const shown = (id: number) => session.sheet.text(`${id}:0`);
const value = (id: number, number: string | null, seen: number) => ({
  indicator_id: id,
  category_id: 0,
  status: number === null ? null : ("reported" as const),
  number,
  seen,
});
const sent = (call: number) => save.mock.calls[call]?.[0].values;

test("gathers cells until the hands rest, then sends them once, each with the version that was seen", async () => {
  save.mockResolvedValue(answer({ 1: "11", 2: "5" }, 2));
  put(1, "11");
  await rest(REST - 100);
  put(2, "5");
  expect(save).not.toHaveBeenCalled();
  expect(said.at(-1)).toEqual({ kind: "pending", cells: 2 });
  await rest();
  expect(save).toHaveBeenCalledTimes(1);
  expect(sent(0)).toEqual([value(1, "11", 1), value(2, "5", 0)]);
  expect(said.at(-1)?.kind).toBe("saved");
  expect([outbox.kept.size, outbox.waiting()]).toEqual([0, undefined]);
});

test("a cell under the hands is not sent before it is left", async () => {
  save.mockResolvedValue(answer({ 1: "10", 2: "1234" }, 2));
  session.type("2:0", "12");
  await rest(REST * 3);
  expect(save).not.toHaveBeenCalled();
  session.type("2:0", "1234");
  session.commit("2:0", "");
  await rest();
  expect(sent(0)).toEqual([value(2, "1234", 0)]);
});

test("left cells are grouped the Vietnamese way; what cannot be read stays as typed, and unsent", async () => {
  save.mockResolvedValue(answer({ 1: "10", 2: "1234567" }, 2));
  put(2, "1234567");
  put(3, "1.5");
  await rest();
  expect([shown(2), shown(3)]).toEqual(["1.234.567", "1.5"]);
  expect(sent(0)).toEqual([value(2, "1234567", 0)]);
  expect(said.at(-1)).toEqual({ kind: "wrong", cells: 1 });
});

test("a batch keeps the reason it was entered with for someone else, whatever the reason becomes", async () => {
  reason = "Xã mất mạng do bão";
  save.mockRejectedValueOnce(unreachable());
  save.mockResolvedValue(answer({ 1: "11" }, 2));
  put(1, "11");
  await rest();
  reason = "Xã gửi bổ sung";
  await rest(60_000);
  expect(save.mock.calls.map(([batch]) => batch.behalf)).toEqual(Array(2).fill("Xã mất mạng do bão"));
  put(2, "5");
  await rest();
  expect(save.mock.calls.at(-1)?.[0].behalf).toBe("Xã gửi bổ sung");
});

test("a cleared cell is sent as nothing said", async () => {
  save.mockResolvedValue(answer({}, 2));
  put(1, "");
  await rest();
  expect(sent(0)).toEqual([value(1, null, 1)]);
});

test("without an answer the same batch goes out again, under the same id, before anything newer", async () => {
  save.mockRejectedValueOnce(unreachable());
  save.mockResolvedValueOnce(answer({ 1: "10", 2: "5" }, 2));
  save.mockResolvedValueOnce(answer({ 1: "10", 2: "5", 3: "7" }, 3));
  put(2, "5");
  await rest();
  expect(said.at(-1)).toEqual({ kind: "pending", cells: 1 });
  expect(outbox.waiting()?.values).toEqual([value(2, "5", 0)]);
  put(3, "7");
  await rest(3_000);
  await rest();
  expect(save.mock.calls[1]?.[0]).toEqual(save.mock.calls[0]?.[0]);
  expect(sent(2)).toEqual([value(3, "7", 0)]);
  expect(save.mock.calls[2]?.[0].id).not.toBe(save.mock.calls[0]?.[0].id);
});

test("what was unsent when the page was left comes back, and its batch is not sent as another", async () => {
  save.mockRejectedValue(unreachable());
  put(2, "5");
  put(3, "1.5");
  await rest();
  const first = save.mock.calls[0]?.[0];
  save.mockReset();
  save.mockResolvedValue(answer({ 1: "10", 2: "5" }, 2));
  session = open();
  session.attend();
  await rest();
  expect([shown(2), shown(3)]).toEqual(["5", "1.5"]);
  expect(save.mock.calls[0]?.[0]).toEqual(first);
  expect(save).toHaveBeenCalledTimes(1);
});

test("what was typed while a batch was away stands on the version that the batch made", async () => {
  let arrive: (submission: Submission) => void = () => undefined;
  save.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  save.mockResolvedValueOnce(answer({ 1: "12" }, 3));
  put(1, "11");
  await rest();
  put(1, "12");
  arrive(answer({ 1: "11" }, 2));
  await rest(0);
  expect(shown(1)).toBe("12");
  await rest();
  expect(sent(1)).toEqual([value(1, "12", 2)]);
});

test("a cell the service refuses keeps its text and its sentence; the others are saved", async () => {
  const detail = "Cần một số nguyên.";
  const refusal = { pointer: "/values/1/number", code: "not-whole", detail };
  save.mockRejectedValueOnce(new ProblemError(422, "invalid-input", "Dữ liệu chưa đúng.", "r", [refusal]));
  save.mockResolvedValueOnce(answer({ 1: "10", 2: "5" }, 2));
  put(2, "5");
  put(3, "7");
  await rest();
  await rest(10);
  expect(sent(1)).toEqual([value(2, "5", 0)]);
  expect([session.sheet.refusal("3:0"), shown(3)]).toEqual([detail, "7"]);
});

const changed = problemFrom(412, {
  code: "cells-changed",
  conflicts: [
    {
      indicator_id: 1,
      category_id: 0,
      theirs: { status: "reported", number: "99", version: 5, user_name: null, revised_at: null },
    },
  ],
});

test("a cell that others changed waits for a decision, the rest goes on", async () => {
  save.mockRejectedValueOnce(changed);
  save.mockResolvedValueOnce(answer({ 1: "99", 2: "5" }, 6));
  save.mockResolvedValueOnce(answer({ 1: "12", 2: "5" }, 7));
  put(1, "12");
  put(2, "5");
  await rest();
  await rest(10);
  expect(session.conflicts.get().map(({ key, said: theirs }) => [key, theirs?.number])).toEqual([
    ["1:0", "99"],
  ]);
  expect(sent(1)).toEqual([value(2, "5", 0)]);
  await rest(60_000);
  expect(save).toHaveBeenCalledTimes(2);
  session.settle(new Set());
  await rest();
  expect(sent(2)).toEqual([value(1, "12", 5)]);
});

test("keeping theirs gives ours up", async () => {
  save.mockRejectedValueOnce(changed);
  put(1, "12");
  await rest();
  session.settle(new Set(["1:0"]));
  await rest();
  expect(save).toHaveBeenCalledTimes(1);
  expect([shown(1), outbox.kept.size]).toEqual(["99", 0]);
});

test("a refusal of the whole is said, the report fetched anew, and nothing dropped", async () => {
  save.mockRejectedValueOnce(new ProblemError(409, "not-in-this-state", "Báo cáo đã nộp."));
  put(2, "5");
  await rest();
  expect(said.at(-1)).toEqual({ kind: "failed", message: "Báo cáo đã nộp." });
  expect(onRefused).toHaveBeenCalledOnce();
  expect([shown(2), outbox.kept.get("2:0")]).toEqual(["5", { text: "5", seen: 0 }]);
});

test("undo reaches back over what has been saved", async () => {
  save.mockResolvedValueOnce(answer({ 1: "11", 2: "5" }, 2));
  save.mockResolvedValueOnce(answer({ 1: "10" }, 3));
  session.put([
    ["1:0", "11"],
    ["2:0", "5"],
  ]);
  await rest();
  session.undo();
  expect([shown(1), shown(2)]).toEqual(["10", ""]);
  await rest();
  expect(sent(1)).toEqual([value(1, "10", 2), value(2, null, 2)]);
});
