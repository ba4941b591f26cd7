import type { Check } from "@/figures/checks";
import { indicator } from "./indicators";

import { type Category, type Cell, cellKey } from "@/features/submissions/cells";
import type { Said, SaidWords } from "@/features/submissions/said";
import type { Held, SheetContent } from "@/features/submissions/sheet-types";

/** Forms for tests. */
export const words = (): SaidWords => ({ status: (status) => status, flag: (yes) => (yes ? "Có" : "Không") });

export const TOTAL_CATEGORY: Category = { id: 0, name_vi: "", name_en: "" };
export const WOMEN: Category = { id: 1, name_vi: "Nữ", name_en: "Women" };
export const MEN: Category = { id: 2, name_vi: "Nam", name_en: "Men" };

export const reported = (number: string): Said => ({ status: "reported", number });
export const held = (number: string, version = 1): Held => ({ ...reported(number), version, copied: false });

export const cell = (id: number, category = TOTAL_CATEGORY): Cell => ({
  key: cellKey(id, category.id),
  indicator: indicator(id),
  category,
});

/** Indicators by id, each with its total and, where told so, women and men. */
export function content(
  ids: readonly number[],
  over: Partial<SheetContent> & { brokenDown?: readonly number[] } = {},
): SheetContent {
  const { brokenDown = [], ...rest } = over;
  const cells = ids.flatMap((id) =>
    [TOTAL_CATEGORY, ...(brokenDown.includes(id) ? [WOMEN, MEN] : [])].map((category) => cell(id, category)),
  );
  const sums = brokenDown.map((id): Check => ({
    kind: "sum_of",
    severity: "hard",
    cell: `${id}:0`,
    parts: [`${id}:1`, `${id}:2`],
  }));
  return { cells, ratios: [], checks: sums, previous: new Map(), held: new Map(), ...rest };
}
