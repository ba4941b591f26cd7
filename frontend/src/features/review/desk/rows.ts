import type { Form, Indicator, Submission, Value } from "@/api/types";
import { canonical, decimal, subtract } from "@/figures/decimal";

type Cell = Submission["cells"][number];
type Finding = Submission["findings"][number];
type Explanation = Submission["explanations"][number];

export interface DeskRow {
  key: string;
  indicator: Indicator;
  cell: Cell;
  now: Value | undefined;
  last: Value | undefined;
  /** Now less last; undefined where one of them is no number. */
  change: string | undefined;
  findings: readonly Finding[];
  explanations: readonly Explanation[];
}

export const keyOf = ({ indicator_id, category_id }: Pick<Cell, "indicator_id" | "category_id">): string =>
  `${indicator_id}:${category_id}`;

/** A line for each value that is asked, in the order of the form, beside what the last period said. */
export function deskRows(
  submission: Pick<Submission, "cells" | "values" | "previous" | "findings" | "explanations">,
  form: { sections: readonly Pick<Form["sections"][number], "items">[] },
): DeskRow[] {
  const indicators = new Map(
    form.sections.flatMap(({ items }) => items).map(({ indicator }) => [indicator.id, indicator]),
  );
  const now = byKey(submission.values);
  const last = byKey(submission.previous?.values ?? []);
  return submission.cells.flatMap((cell) => {
    const indicator = indicators.get(cell.indicator_id);
    if (!indicator) return [];
    const key = keyOf(cell);
    const mine = (item: { cell: string }) => item.cell === key;
    return {
      key,
      indicator,
      cell,
      now: now.get(key),
      last: last.get(key),
      change: change(now.get(key), last.get(key)),
      findings: submission.findings.filter(mine),
      explanations: submission.explanations.filter((item) => mine(item) && item.valid),
    };
  });
}

const byKey = (values: readonly Value[]) => new Map(values.map((value) => [keyOf(value), value]));

function change(now: Value | undefined, last: Value | undefined): string | undefined {
  if (!now?.number || !last?.number) return undefined;
  return canonical(subtract(decimal(now.number), decimal(last.number)));
}
