import type { Form, Submission } from "@/api/types";

import { cellKey, type Cell } from "./cells";
import { type Said, saidOf } from "./said";
import type { Held, SheetContent } from "./sheet-types";

type Answer = Pick<Submission, "cells" | "checks" | "values" | "previous" | "ratios">;

/** What a report asks and holds, by cell, as the page works with it. */
export function contentOf(form: Pick<Form, "sections" | "ratios">, submission: Answer): SheetContent {
  const indicators = new Map(
    form.sections.flatMap(({ items }) => items.map(({ indicator }) => [indicator.id, indicator])),
  );
  const cells = submission.cells.flatMap(({ indicator_id, category_id, name_vi, name_en }): Cell[] => {
    const indicator = indicators.get(indicator_id);
    const category = { id: category_id, name_vi: name_vi ?? "", name_en: name_en ?? "" };
    return indicator ? [{ key: cellKey(indicator_id, category_id), indicator, category }] : [];
  });
  const derived = new Set(submission.ratios.map(({ indicator_id }) => indicator_id));
  return {
    cells,
    ratios: form.ratios.filter(({ id }) => derived.has(id)),
    checks: submission.checks,
    previous: previousOf(submission),
    held: heldOf(submission),
  };
}

export const heldOf = ({ values }: Pick<Submission, "values">): Map<string, Held> =>
  new Map(
    values.map(({ indicator_id, category_id, version, copied, ...value }) => [
      cellKey(indicator_id, category_id),
      { ...saidOf(value), version, copied },
    ]),
  );

const previousOf = ({ previous }: Pick<Submission, "previous">): Map<string, Said> =>
  new Map(
    (previous?.values ?? []).map(({ indicator_id, category_id, ...value }) => [
      cellKey(indicator_id, category_id),
      saidOf(value),
    ]),
  );
