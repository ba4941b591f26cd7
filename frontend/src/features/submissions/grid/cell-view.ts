import type { Check } from "@/figures/checks";

import type { Refusal, SaidWords } from "../said";
import type { Sheet, Sync } from "../sheet-types";

import type { Slot } from "./layout";
import { slotText, sumDiffers } from "./slot-text";

/** What is wrong or remarkable at a cell, the gravest first; `said` is the service's own sentence. */
export type Remark =
  | { tone: "error"; kind: "refused"; said: string }
  | { tone: "error"; kind: "unreadable"; why: Refusal }
  | { tone: "error" | "warning"; kind: "check"; check: Check }
  | { tone: "warning"; kind: "sum" };

export interface CellView {
  text: string;
  sync: Sync | undefined;
  copied: boolean;
  remarks: Remark[];
}

/** How a place looks now. That nothing is said yet is no mistake while one is still entering. */
export function viewOf(sheet: Sheet, slot: Slot, words: SaidWords): CellView {
  const text = slotText(sheet, slot, words);
  if (slot.kind !== "entry") {
    return {
      text,
      sync: undefined,
      copied: false,
      remarks: sumDiffers(sheet, slot) ? [{ tone: "warning", kind: "sum" }] : [],
    };
  }
  const { key } = slot.cell;
  return {
    text,
    sync: sheet.sync(key),
    copied: sheet.held(key)?.copied === true && sheet.draft(key) === undefined,
    remarks: remarksAt(sheet, key),
  };
}

export function remarksAt(sheet: Sheet, key: string): Remark[] {
  const refusal = sheet.refusal(key);
  if (refusal !== undefined) return [{ tone: "error", kind: "refused", said: refusal }];
  const reading = sheet.reading(key);
  if (reading.kind === "refused") return [{ tone: "error", kind: "unreadable", why: reading.why }];
  return sheet
    .findings(key)
    .filter(({ kind }) => kind !== "asked")
    .map((check): Remark => ({ tone: check.severity === "hard" ? "error" : "warning", kind: "check", check }))
    .sort((left, right) => Number(left.tone === "warning") - Number(right.tone === "warning"));
}
