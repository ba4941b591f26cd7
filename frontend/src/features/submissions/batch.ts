import type { Batch, BatchValue } from "@/figures/outbox";

import { cellOf } from "./cells";
import type { Sheet } from "./sheet-types";

/** What these cells say now, each with the version its writer saw, under an id of its own. */
export function newBatch(sheet: Sheet, cells: readonly { key: string }[], behalf: string | undefined): Batch {
  const values: BatchValue[] = [];
  const texts: [string, string][] = [];
  for (const { key } of cells) {
    const said = sheet.said(key);
    if (said === undefined) continue;
    const { indicatorId, categoryId } = cellOf(key);
    values.push({
      indicator_id: indicatorId,
      category_id: categoryId,
      status: said?.status ?? null,
      number: said?.number ?? null,
      seen: sheet.draft(key)?.seen ?? 0,
    });
    texts.push([key, sheet.text(key)]);
  }
  return { id: newId(), values, texts, ...(behalf !== undefined && { behalf }) };
}

/** 128 random bits; `randomUUID` is missing where the address is not https. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
