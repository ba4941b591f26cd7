import type { TFunction } from "i18next";

import { FAMILIES } from "@/figures/event-families";

/** What events of a kind are about, in words; a single kind keeps its code behind them. */
export function familyOf(t: TFunction, kind: string): string {
  const [name] = kind.split(".");
  const family = FAMILIES.find((one) => one === name);
  if (family === undefined) return kind;
  const words = t(`events.family.${family}`);
  return kind.includes(".") ? `${words} (${kind})` : words;
}
