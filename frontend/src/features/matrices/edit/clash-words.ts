import type { TFunction } from "i18next";

import type { Clash as NamedClash } from "@/ui/clash-panel";

import type { Clash } from "./merging";

/** A clash as it is put before a person: which field of which sub-row, and what either version says. */
export function named(t: TFunction, { path, field, row, mine, theirs }: Clash): NamedClash {
  const gone = field === "row" ? t("matrices.clash.rowGone") : "";
  const before = row === undefined ? "" : `${t("matrices.edit.subRow", { number: row })}: `;
  return {
    path,
    name: `${before}${t(`matrices.clash.field.${field}`)}`,
    mine: mine || gone,
    theirs: theirs || gone,
  };
}
