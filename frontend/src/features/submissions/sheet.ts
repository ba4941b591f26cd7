import { broken, type Check } from "@/figures/checks";

import { cellOf, cellKey } from "./cells";
import { readText, type SaidWords, sameSaid, textOf } from "./said";
import type { Change, Draft, Held, Sheet, SheetContent, Sync } from "./sheet-types";
import { createSignals } from "./signals";

/** Opens the figures of a form. `words` names statuses in the reader's language at the moment of asking. */
export function openSheet({ held: start, ...content }: SheetContent, words: () => SaidWords): Sheet {
  const { cells, previous } = content;
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const checks = checksByCell(content.checks);
  const dependents = dependentRows(content);
  const signals = createSignals<number | "all">();
  const drafts = new Map<string, Draft>();
  const refusals = new Map<string, string>();
  let held = start;

  const raise = (keys: Iterable<string>) => {
    const rows = [...keys].flatMap((key) => [...(dependents.get(key) ?? [])]);
    if (rows.length > 0) signals.raise([...rows, "all"]);
  };

  const heldText = (key: string) => {
    const cell = byKey.get(key);
    return cell ? textOf(held.get(key), cell.indicator, words()) : "";
  };
  const text = (key: string) => drafts.get(key)?.text ?? heldText(key);

  const reading: Sheet["reading"] = (key) => {
    const cell = byKey.get(key);
    const draft = drafts.get(key);
    if (!cell || !draft) return { kind: "said", said: held.get(key) ?? null };
    return readText(draft.text, cell.indicator);
  };

  const said: Sheet["said"] = (key) => {
    const read = reading(key);
    return read.kind === "said" ? read.said : undefined;
  };

  const sync = (key: string): Sync => {
    if (refusals.has(key)) return "refused";
    const read = reading(key);
    if (read.kind === "refused") return "unreadable";
    if (!sameSaid(read.said, held.get(key))) return "waiting";
    return held.has(key) ? "saved" : "empty";
  };

  const write = (texts: Iterable<readonly [string, string]>): Change[] => {
    const changes: Change[] = [];
    for (const [key, after] of texts) {
      const before = text(key);
      if (!byKey.has(key) || before === after) continue;
      // Typed back to what is held: there is nothing to send, and nothing to keep.
      if (after === heldText(key)) drafts.delete(key);
      else drafts.set(key, { text: after, seen: drafts.get(key)?.seen ?? held.get(key)?.version ?? 0 });
      refusals.delete(key);
      changes.push({ key, before, after });
    }
    raise(changes.map(({ key }) => key));
    return changes;
  };

  const adopt: Sheet["adopt"] = (now, sent) => {
    const touched = [...now.keys(), ...held.keys()].filter((key) => !sameHeld(now.get(key), held.get(key)));
    held = now;
    for (const [key, sentText] of sent ?? []) {
      const draft = drafts.get(key);
      if (draft?.text === sentText) drafts.delete(key);
      else if (draft) drafts.set(key, { ...draft, seen: now.get(key)?.version ?? 0 });
      touched.push(key);
    }
    raise(touched);
  };

  return {
    content,
    signals,
    cell: (key) => byKey.get(key),
    held: (key) => held.get(key),
    draft: (key) => drafts.get(key),
    refusal: (key) => refusals.get(key),
    findings: (key) => broken(checks.get(key) ?? [], said, (cell) => previous.get(cell)),
    waiting: () => cells.filter(({ key }) => drafts.has(key) && sync(key) === "waiting"),
    wrong: () => cells.filter(({ key }) => refusals.has(key) || reading(key).kind === "refused"),
    text,
    reading,
    said,
    sync,
    write,
    adopt,
    recall: (recalled) => {
      const known = [...recalled].filter(([key]) => byKey.has(key) && !drafts.has(key));
      for (const [key, draft] of known) drafts.set(key, draft);
      raise(known.map(([key]) => key));
    },
    drop: (keys) => {
      const dropped = [...keys];
      for (const key of dropped) drafts.delete(key);
      for (const key of dropped) refusals.delete(key);
      raise(dropped);
    },
    refuse: (refused) => {
      const all = [...refused].filter(([key]) => drafts.has(key));
      for (const [key, why] of all) refusals.set(key, why);
      raise(all.map(([key]) => key));
    },
    reseen: (versions) => {
      for (const [key, seen] of versions) {
        const draft = drafts.get(key);
        if (draft) drafts.set(key, { ...draft, seen });
      }
    },
  };
}

const sameHeld = (left: Held | undefined, right: Held | undefined): boolean =>
  sameSaid(left, right) && left?.version === right?.version && left?.copied === right?.copied;

function checksByCell(checks: readonly Check[]): Map<string, Check[]> {
  const found = new Map<string, Check[]>();
  for (const check of checks) found.set(check.cell, [...(found.get(check.cell) ?? []), check]);
  return found;
}

/** The indicators whose rows show something else once this cell changes: its own, rates of it, checks against it. */
function dependentRows({ cells, ratios, checks }: Omit<SheetContent, "held">): Map<string, Set<number>> {
  const rows = new Map(cells.map(({ key, indicator }) => [key, new Set([indicator.id])]));
  for (const { id, numerator_id, denominator_id } of ratios) {
    for (const part of [numerator_id, denominator_id]) if (part !== null) rows.get(cellKey(part))?.add(id);
  }
  for (const check of checks) {
    const others = check.kind === "not_above" ? [check.other] : check.kind === "sum_of" ? check.parts : [];
    for (const other of others) rows.get(other)?.add(cellOf(check.cell).indicatorId);
  }
  return rows;
}
