import type { Selector, SelectorWrite } from "./types";

/** A selector as it goes back to the service. */
export const toWrite = (selector: Selector): SelectorWrite => ({
  kind: selector.kind,
  level: selector.level,
  within: selector.within,
  sector: selector.sector,
  unit_id: selector.unit?.id ?? null,
  body_id: selector.body?.id ?? null,
  exclude: selector.exclude,
});

export const NEW_SELECTOR: SelectorWrite = { kind: "department", exclude: false };

/** The same part of a group, by a kind or by one body; never by both. */
export const byKind = ({ exclude }: SelectorWrite): SelectorWrite => ({
  kind: "department",
  exclude,
});
export const byBody = ({ exclude }: SelectorWrite): SelectorWrite => ({
  body_id: null,
  exclude,
});

/** A part that names neither a kind nor a body yet selects nothing. */
export const isWhole = (selector: SelectorWrite): boolean =>
  (selector.kind ?? null) !== null || (selector.body_id ?? null) !== null;
