import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Tagged } from "@/api/client";
import { ProblemError, unreachable } from "@/api/problem";
import type { Submission, ValueChange } from "@/api/types";
import { indicator } from "@/test/indicators";
import type { SaveState } from "@/ui/page-context";

import { type EntrySession, openEntry, REST } from "./entry-session";
import { draftAt } from "./entry-state";
import { typedDraft } from "./said";

const asked = [indicator(1), indicator(2), indicator(3)];
const unit = { id: 7, code: "18073", name: "Xã Cẩm Bình", kind: "xã", level: "commune" } as const;

type Numbers = Record<number, string>;

function submission(numbers: Numbers, version: number): Tagged<Submission> {
  const body: Submission = {
    id: 1,
    form_id: 1,
    period: { code: "2019", kind: "year", year: 2019, data_from: "2018-12-15", data_to: "2019-12-14" },
    body: { id: 1, name: "UBND xã" },
    unit,
    reviewer: null,
    state: "draft",
    reason: null,
    version,
    demo: false,
    changed_at: "2019-12-16T01:00:00Z",
    due_on: null,
    values: Object.entries(numbers).map(([id, number]) => ({
      indicator_id: Number(id),
      category_id: 0,
      status: "reported",
      number,
      version,
      copied: false,
    })),
    mend_by: null,
    cells: [],
    checks: [],
    findings: [],
    explanations: [],
    returned: null,
    attachments: [],
    previous: null,
    ratios: [],
    missing: [],
    actions: ["save"],
  };
  return { body, etag: `"${version}"` };
}

const save = vi.fn<(changes: ValueChange[], etag: string) => Promise<Tagged<Submission>>>();
const load = vi.fn<() => Promise<Tagged<Submission>>>();
let words: SaveState[];
let session: EntrySession;

beforeEach(() => {
  vi.useFakeTimers();
  save.mockReset();
  load.mockReset();
  words = [];
  session = openEntry(submission({ 1: "10" }, 1), asked, {
    save,
    load,
    onChange: () => undefined,
    onSaveState: (state) => words.push(state),
  });
});

afterEach(() => vi.useRealTimers());

const type = (id: number, text: string) => session.type(id, typedDraft(text));
const rest = (milliseconds = REST) => vi.advanceTimersByTimeAsync(milliseconds);
const shown = (id: number) => draftAt(session.state.get(), id).text;

test("gathers cells until the hands rest, then sends them once with the version it read", async () => {
  save.mockResolvedValue(submission({ 1: "10", 2: "5", 3: "7" }, 2));
  type(2, "5");
  await rest(REST - 100);
  type(3, "7");
  expect(save).not.toHaveBeenCalled();
  expect(words.at(-1)).toEqual({ kind: "pending", cells: 2 });
  await rest();
  expect(save).toHaveBeenCalledExactlyOnceWith(
    [
      { indicator_id: 2, status: "reported", number: "5" },
      { indicator_id: 3, status: "reported", number: "7" },
    ],
    '"1"',
  );
  expect(words.at(-1)?.kind).toBe("saved");
});

test("a cleared cell is sent as nothing said, a reason as itself, an unreadable one not at all", async () => {
  save.mockResolvedValue(submission({}, 2));
  type(1, "");
  type(2, "a");
  type(3, "1.5");
  await rest();
  expect(save.mock.calls[0]?.[0]).toEqual([
    { indicator_id: 1, status: null, number: null },
    { indicator_id: 2, status: "not_applicable", number: null },
  ]);
  expect(shown(3)).toBe("1.5");
  expect(words.at(-1)).toEqual({ kind: "wrong", cells: 1 });
});

test("what is typed while a request is under way is kept, and sent with the new version", async () => {
  let arrive: (answer: Tagged<Submission>) => void = () => undefined;
  save.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  save.mockResolvedValueOnce(submission({ 1: "12" }, 3));
  type(1, "11");
  await rest();
  type(1, "12");
  arrive(submission({ 1: "11" }, 2));
  await rest(0);
  expect(shown(1)).toBe("12");
  await rest();
  expect(save.mock.calls[1]).toEqual([[{ indicator_id: 1, status: "reported", number: "12" }], '"2"']);
});

test("without an answer the cells wait, and go out when the service is back", async () => {
  save.mockRejectedValueOnce(unreachable());
  save.mockResolvedValueOnce(submission({ 1: "10", 2: "5" }, 2));
  type(2, "5");
  await rest();
  expect(words.at(-1)).toEqual({ kind: "pending", cells: 1 });
  await rest(3_000);
  expect(save).toHaveBeenCalledTimes(2);
  expect(words.at(-1)?.kind).toBe("saved");
});

test("a cell the service refuses keeps its text and its sentence; the others are saved", async () => {
  const detail = "Cần một số nguyên.";
  save.mockRejectedValueOnce(
    new ProblemError(422, "invalid-input", "Dữ liệu chưa đúng.", "r", [
      { pointer: "/values/1/number", code: "not-whole", detail },
    ]),
  );
  save.mockResolvedValueOnce(submission({ 1: "10", 2: "5" }, 2));
  type(2, "5");
  type(3, "7");
  await rest();
  await rest(10);
  expect(save.mock.calls[1]?.[0].map((change) => change.indicator_id)).toEqual([2]);
  expect(session.state.get().refusals.get(3)).toBe(detail);
  expect(shown(3)).toBe("7");
});

test("when someone else saved first, only cells both changed are asked about, the rest is merged", async () => {
  save.mockRejectedValueOnce(new ProblemError(412, "version-stale", "Đã thay đổi."));
  load.mockResolvedValueOnce(submission({ 1: "99" }, 5));
  save.mockResolvedValueOnce(submission({ 1: "12", 2: "5" }, 6));
  type(1, "12");
  type(2, "5");
  await rest();
  const { conflicts } = session.state.get();
  expect(conflicts.map(({ indicatorId, theirs }) => [indicatorId, theirs?.number])).toEqual([[1, "99"]]);
  session.settle(new Set());
  await rest();
  expect(save.mock.calls[1]).toEqual([
    [
      { indicator_id: 1, status: "reported", number: "12" },
      { indicator_id: 2, status: "reported", number: "5" },
    ],
    '"5"',
  ]);
});

test("keeping theirs sends only the rest", async () => {
  save.mockRejectedValueOnce(new ProblemError(412, "version-stale", "Đã thay đổi."));
  load.mockResolvedValueOnce(submission({ 1: "99" }, 5));
  type(1, "12");
  await rest();
  session.settle(new Set([1]));
  await rest();
  expect(save).toHaveBeenCalledTimes(1);
  expect(shown(1)).toBe("99");
});

test("a refusal of the whole is said, and nothing is dropped", async () => {
  save.mockRejectedValueOnce(new ProblemError(409, "not-in-this-state", "Báo cáo đã nộp."));
  type(2, "5");
  await rest();
  expect(words.at(-1)).toEqual({ kind: "failed", message: "Báo cáo đã nộp." });
  expect(shown(2)).toBe("5");
});

test("escape brings back what the service holds", () => {
  type(1, "abc");
  session.restore(1);
  expect(shown(1)).toBe("10");
});
