import type { Assignment, Party, Task } from "@/api/types";
import { dayText, readDay } from "@/ui/dates";

import type { DeadlineKind, TaskRef, TaskWrite } from "../types";

/** A name of a cell while it is edited: as typed, with the body or group a person or the service matched it to. */
export interface PartyDraft {
  printed: string;
  bodyId: number | null;
  groupId: number | null;
  /** The official name of what it was matched to. */
  name: string | null;
}

export interface ProductDraft {
  key: string;
  id: number | null;
  text: string;
}

export interface RowDraft {
  key: string;
  id: number | null;
  lead: PartyDraft[];
  coordinating: PartyDraft[];
  kind: DeadlineKind;
  /** The last valid day as typed. */
  day: string;
  time: string;
  funding: string;
  fundingSource: string;
  responsible: string;
}

export interface TaskDraft {
  number: string;
  content: string;
  heading: string;
  clause: string;
  implements: TaskRef | null;
  indicatorIds: number[];
  products: ProductDraft[];
  rows: RowDraft[];
}

let made = 0;
/** Keys of rows and products that the service does not know yet. */
const newKey = (): string => `new-${(made += 1)}`;

export const emptyProduct = (): ProductDraft => ({ key: newKey(), id: null, text: "" });

export const emptyRow = (): RowDraft => ({
  key: newKey(),
  id: null,
  lead: [],
  coordinating: [],
  kind: "none",
  day: "",
  time: "",
  funding: "",
  fundingSource: "",
  responsible: "",
});

export const emptyTask = (number: string, heading: string): TaskDraft => ({
  number,
  content: "",
  heading,
  clause: "",
  implements: null,
  indicatorIds: [],
  products: [emptyProduct()],
  rows: [emptyRow()],
});

const partyDraft = ({ printed, body_id, group_id, name }: Party): PartyDraft => ({
  printed,
  bodyId: body_id,
  groupId: group_id,
  name,
});

const rowDraft = (row: Assignment): RowDraft => ({
  key: `${row.id}`,
  id: row.id,
  lead: row.lead.map(partyDraft),
  coordinating: row.coordinating.map(partyDraft),
  kind: row.deadline_kind,
  day: row.deadline_on === null ? "" : dayText(row.deadline_on),
  time: row.time ?? "",
  funding: row.funding ?? "",
  fundingSource: row.funding_source ?? "",
  responsible: row.responsible ?? "",
});

export const draftOf = (task: Task): TaskDraft => ({
  number: task.number,
  content: task.content,
  heading: task.heading ?? "",
  clause: task.clause ?? "",
  implements: task.implements,
  indicatorIds: task.indicator_ids,
  products: task.products.map(({ id, text }) => ({ key: `${id}`, id, text })),
  rows: task.assignments.map(rowDraft),
});

const said = (text: string): string | null => text.trim() || null;

/** The whole row as it is to stand; empty products are left out. */
export function writeOf(draft: TaskDraft, reason: string | null): TaskWrite {
  const products = draft.products.filter((product) => product.text.trim() !== "");
  return {
    number: draft.number.trim(),
    content: draft.content.trim(),
    heading: said(draft.heading),
    clause: said(draft.clause),
    implements_id: draft.implements?.id ?? null,
    indicator_ids: draft.indicatorIds,
    products: products.map(({ id, text }) => ({ id, text: text.trim() })),
    assignments: draft.rows.map((row) => ({
      id: row.id,
      lead: row.lead.map(partyWrite),
      coordinating: row.coordinating.map(partyWrite),
      deadline_kind: row.kind,
      deadline_on: row.kind === "none" ? null : (readDay(row.day) ?? null),
      time: said(row.time),
      funding: said(row.funding),
      funding_source: said(row.fundingSource),
      responsible: said(row.responsible),
    })),
    reason,
  };
}

const partyWrite = ({ printed, bodyId, groupId }: PartyDraft) => ({
  printed,
  body_id: bodyId,
  group_id: groupId,
});

/** Where the form is wrong before it is sent, by the pointer that the service would name. */
export function faultsOf(
  draft: TaskDraft,
  reason: string | undefined,
): Map<string, "needed" | "day" | "reason"> {
  const faults = new Map<string, "needed" | "day" | "reason">();
  if (draft.content.trim() === "") faults.set("/content", "needed");
  draft.rows.forEach((row, index) => {
    if (row.kind !== "none" && readDay(row.day) === undefined)
      faults.set(`/assignments/${index}/deadline_on`, "day");
  });
  if (reason?.trim() === "") faults.set("/reason", "reason");
  return faults;
}

/** The last valid day that a kind of deadline suggests: the end of the month, quarter or year of the day before. */
export function suggestedDay(kind: DeadlineKind, typed: string, year: number): string {
  const day = readDay(typed) ?? `${year}-12-31`;
  const [own = `${year}`, month = "12"] = day.split("-");
  switch (kind) {
    case "none":
      return "";
    case "date":
      return dayText(day);
    case "month":
      return dayText(endOfMonth(Number(own), Number(month)));
    case "quarter":
      return dayText(endOfMonth(Number(own), Math.ceil(Number(month) / 3) * 3));
    case "yearly":
      return `31/12/${year}`;
  }
}

const endOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
