import { expect, test } from "vitest";

import type { Clause, Proposal, TextRead } from "../types";
import { layOut, marksOf } from "./laid-out";

const clause = (anchor: string, start: number, end: number, text: string): Clause => ({
  anchor,
  parent: null,
  depth: 0,
  kind: "clause",
  label: anchor,
  heading: null,
  start,
  end,
  text,
  edition: 1,
  current: true,
});

const cell = (text: string, start: number) => ({
  text,
  start,
  end: start + text.length,
  row_span: 2,
  column_span: 1,
});

const text: TextRead = {
  edition: 1,
  start: 0,
  end: 40,
  blocks: [
    { kind: "heading", text: "I. MỤC TIÊU", start: 0, end: 11 },
    { kind: "paragraph", text: "1. Đạt 35%; 2. Đạt 40%", start: 12, end: 34 },
    {
      kind: "table",
      start: 35,
      end: 40,
      header_rows: 1,
      rows: [[cell("a", 35), cell("b", 37)], [cell("c", 39)]],
    },
    { kind: "unknown" },
  ],
  clauses: [
    clause("I", 0, 11, "I. MỤC TIÊU"),
    clause("I.1", 12, 23, "1. Đạt 35%;"),
    clause("I.2", 24, 34, "2. Đạt 40%"),
    clause("table-1", 35, 40, "a b c"),
  ],
};

const target = (id: number, start: number, end: number, state: Proposal["state"] = "proposed"): Proposal => ({
  id,
  document_id: 1,
  kind: "target",
  state,
  version: 1,
  clause: null,
  start,
  end,
  quote: null,
  confidence: 0.9,
  corrected: false,
  content: {
    kind: "target",
    subject: "x",
    values: [],
    condition: null,
    scope: null,
    baseline: null,
    direction: null,
    lead: [],
  },
  cited: [],
  decided_by: null,
  decided_at: null,
});

test("clauses begin where they stand, also in the middle of a paragraph; tables are no clause", () => {
  const laid = layOut(text);
  expect(
    laid.order.map(({ anchors }) => anchors.map(({ at, clause: { anchor } }) => `${anchor}@${at}`)),
  ).toEqual([["I@0"], ["I.1@0", "I.2@12"], [], [], []]);
});

test("a stretch is marked in every piece it covers, a rejected one in none", () => {
  const laid = layOut(text);
  const marks = marksOf(laid, [target(1, 15, 22), target(2, 30, 38), target(3, 0, 5, "rejected")]);
  const shown = laid.order.map(({ piece }) =>
    (marks.get(piece) ?? []).map(({ id, from, to }) => `${id}:${piece.text.slice(from, to)}`),
  );
  expect(shown).toEqual([[], ["1:Đạt 35%", "2: 40%"], ["2:a"], ["2:b"], []]);
});
