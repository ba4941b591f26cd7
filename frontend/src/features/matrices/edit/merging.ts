import type { RowDraft, TaskDraft } from "./task-draft";

/** A field that two people changed differently: what each wants, in words. */
export interface Clash {
  path: string;
  field: (typeof TASK_FIELDS)[number] | (typeof ROW_FIELDS)[number] | "row";
  /** Number of the sub-row it belongs to. */
  row: number | undefined;
  mine: string;
  theirs: string;
}

export const TASK_FIELDS = [
  "number",
  "content",
  "heading",
  "clause",
  "implements",
  "indicatorIds",
  "products",
] as const satisfies readonly (keyof TaskDraft)[];

export const ROW_FIELDS = [
  "lead",
  "coordinating",
  "deadline",
  "time",
  "funding",
  "fundingSource",
  "responsible",
] as const;

type TaskField = (typeof TASK_FIELDS)[number];
type RowField = (typeof ROW_FIELDS)[number];

/** A field of a task as one line of text, by which two versions are compared and shown. */
export function taskText(draft: TaskDraft, field: TaskField): string {
  switch (field) {
    case "implements":
      return draft.implements ? `${draft.implements.number}. ${draft.implements.content}` : "";
    case "indicatorIds":
      return draft.indicatorIds.join(", ");
    case "products":
      return draft.products
        .map((product) => product.text.trim())
        .filter(Boolean)
        .join("; ");
    case "number":
    case "content":
    case "heading":
    case "clause":
      return draft[field].trim();
  }
}

export function rowText(row: RowDraft, field: RowField): string {
  if (field === "lead" || field === "coordinating")
    return row[field].map((party) => party.printed).join("; ");
  return field === "deadline" ? (row.kind === "none" ? "" : `${row.kind} ${row.day}`) : row[field].trim();
}

/** The same with what the names were matched to, which may change while the words stay. */
const rowMark = (row: RowDraft, field: RowField): string =>
  field === "lead" || field === "coordinating"
    ? row[field].map(({ printed, bodyId, groupId }) => `${printed}|${bodyId}|${groupId}`).join(";")
    : rowText(row, field);

const rowOf = (draft: TaskDraft, id: number | null): RowDraft | undefined =>
  id === null ? undefined : draft.rows.find((row) => row.id === id);

/** Fields that both changed since `begun`, and not to the same. */
export function clashesOf(begun: TaskDraft, mine: TaskDraft, theirs: TaskDraft): Clash[] {
  const found: Clash[] = [];
  for (const field of TASK_FIELDS) {
    const [was, own, other] = [begun, mine, theirs].map((draft) => taskText(draft, field));
    if (own !== was && other !== was && own !== other)
      found.push({ path: field, field, row: undefined, mine: own ?? "", theirs: other ?? "" });
  }
  mine.rows.forEach((own, index) => {
    const was = rowOf(begun, own.id);
    if (!was) return;
    const other = rowOf(theirs, own.id);
    const touched = ROW_FIELDS.filter((field) => rowMark(own, field) !== rowMark(was, field));
    if (!other) {
      if (touched.length > 0)
        found.push({
          path: own.key,
          field: "row",
          row: index + 1,
          mine: rowText(own, "lead"),
          theirs: "",
        });
      return;
    }
    for (const field of touched) {
      const now = rowMark(other, field);
      if (now !== rowMark(was, field) && now !== rowMark(own, field))
        found.push({
          path: `${own.key}/${field}`,
          field,
          row: index + 1,
          mine: rowText(own, field),
          theirs: rowText(other, field),
        });
    }
  });
  return found;
}

/**
 * Both versions as one: of what only one of them changed, the change; of what both did, mine unless its path is among
 * `taken`. A sub-row that the others took out stays only where I changed it and keep it, as a new one.
 */
export function merged(
  begun: TaskDraft,
  mine: TaskDraft,
  theirs: TaskDraft,
  taken: ReadonlySet<string>,
): TaskDraft {
  const changedByMe = (field: TaskField) =>
    taskText(mine, field) !== taskText(begun, field) && !taken.has(field) ? mine : theirs;
  const rows = mine.rows.flatMap((own): RowDraft[] => {
    const was = rowOf(begun, own.id);
    if (!was) return [own];
    const other = rowOf(theirs, own.id);
    if (other) return [mergedRow(was, own, other, taken)];
    const touched = ROW_FIELDS.some((field) => rowMark(own, field) !== rowMark(was, field));
    return touched && !taken.has(own.key) ? [{ ...own, id: null }] : [];
  });
  const added = theirs.rows.filter((row) => row.id !== null && !rowOf(begun, row.id));
  return {
    number: changedByMe("number").number,
    content: changedByMe("content").content,
    heading: changedByMe("heading").heading,
    clause: changedByMe("clause").clause,
    implements: changedByMe("implements").implements,
    indicatorIds: changedByMe("indicatorIds").indicatorIds,
    products: keptProducts(changedByMe("products").products, theirs),
    rows: [...rows, ...added],
  };
}

/** A product that is no more on the service's side is sent as a new one. */
const keptProducts = (products: TaskDraft["products"], theirs: TaskDraft): TaskDraft["products"] =>
  products.map((product) =>
    theirs.products.some(({ id }) => id === product.id) ? product : { ...product, id: null },
  );

function mergedRow(was: RowDraft, own: RowDraft, other: RowDraft, taken: ReadonlySet<string>): RowDraft {
  const from = (field: RowField) =>
    rowMark(own, field) !== rowMark(was, field) && !taken.has(`${own.key}/${field}`) ? own : other;
  const deadline = from("deadline");
  return {
    key: own.key,
    id: own.id,
    lead: from("lead").lead,
    coordinating: from("coordinating").coordinating,
    kind: deadline.kind,
    day: deadline.day,
    time: from("time").time,
    funding: from("funding").funding,
    fundingSource: from("fundingSource").fundingSource,
    responsible: from("responsible").responsible,
  };
}
