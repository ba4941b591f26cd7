import { canonical, compare, decimal, subtract } from "@/figures/decimal";
import { measuredText } from "@/figures/figure-text";
import { sumOf } from "@/figures/checks";
import { ratioOf } from "@/figures/ratio";
import { numberText } from "@/ui/number-text";

import { cellKey } from "../cells";
import { type Said, type SaidWords, textOf } from "../said";
import type { Sheet } from "../sheet-types";

import type { Slot } from "./layout";

/** What a place shows, and what a copy of it takes along. Empty where nothing is said, or not yet to be told. */
export function slotText(sheet: Sheet, slot: Slot, words: SaidWords): string {
  const { previous } = sheet.content;
  switch (slot.kind) {
    case "none":
      return "";
    case "entry":
      return sheet.text(slot.cell.key);
    case "previous":
      return textOf(previous.get(slot.cell.key), slot.cell.indicator, words);
    case "change":
      return slot.cell.indicator.kind === "flag"
        ? ""
        : differenceText(sheet.said(slot.cell.key), previous.get(slot.cell.key));
    case "sum": {
      const sum = sumOf(slot.parts, sheet.said);
      return sum ? numberText(canonical(sum)) : "";
    }
    case "rate":
    case "rateBefore": {
      const said = (key: string) => (slot.kind === "rate" ? sheet.said(key) : previous.get(key));
      const { value } = ratioOf(slot.ratio, (id, category) => said(cellKey(id, category))?.number ?? null);
      return value === null ? "" : measuredText(slot.ratio, value);
    }
  }
}

/** Whether the sum of the categories is another number than the total beside it. */
export function sumDiffers(sheet: Sheet, slot: Slot): boolean {
  if (slot.kind !== "sum") return false;
  const sum = sumOf(slot.parts, sheet.said);
  const total = sheet.said(slot.cell.key)?.number;
  return sum !== undefined && total !== undefined && total !== null && compare(sum, decimal(total)) !== 0;
}

function differenceText(said: Said | null | undefined, before: Said | undefined): string {
  if (!said?.number || !before?.number) return "";
  const difference = subtract(decimal(said.number), decimal(before.number));
  return `${difference.units > 0n ? "+" : ""}${numberText(canonical(difference))}`;
}
