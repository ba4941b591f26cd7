import type { Named } from "../types";
import { draftOf, type FlatItem, type ItemsDraft } from "./items-draft";

/** An item that two people changed differently since they read it; undefined: taken out. */
export interface Clash {
  indicator: Named;
  mine: FlatItem | undefined;
  theirs: FlatItem | undefined;
}

const flat = (draft: ItemsDraft): Map<number, FlatItem> =>
  new Map(
    draft.flatMap(({ title_vi, title_en, items }) =>
      items.map(({ indicator, levels }) => [
        indicator.id,
        { indicator, levels: [...levels], section_vi: title_vi, section_en: title_en },
      ]),
    ),
  );

const mark = (item: FlatItem | undefined): string =>
  item ? JSON.stringify([item.section_vi, item.section_en, [...item.levels].sort()]) : "";

/** Items that both changed since `begun`, and not to the same. */
export function clashesOf(begun: ItemsDraft, mine: ItemsDraft, theirs: ItemsDraft): Clash[] {
  const [was, own, other] = [flat(begun), flat(mine), flat(theirs)];
  const all = new Map([...was, ...own, ...other]);
  return [...all].flatMap(([id, { indicator }]) => {
    const [before, here, there] = [mark(was.get(id)), mark(own.get(id)), mark(other.get(id))];
    if (here === before || there === before || here === there) return [];
    return [{ indicator, mine: own.get(id), theirs: other.get(id) }];
  });
}

/**
 * Both as one, in my order: of what only one of us changed, the change; of what both did, mine unless the indicator is
 * among `taken`. What they added stands at the end of its section.
 */
export function merged(
  begun: ItemsDraft,
  mine: ItemsDraft,
  theirs: ItemsDraft,
  taken: ReadonlySet<number>,
): ItemsDraft {
  const [was, own, other] = [flat(begun), flat(mine), flat(theirs)];
  const sections = new Map<string, FlatItem[]>();
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const changedHere = mark(own.get(id)) !== mark(was.get(id));
    const item = changedHere && !taken.has(id) ? own.get(id) : other.get(id);
    if (!item) continue;
    const key = JSON.stringify([item.section_vi, item.section_en]);
    sections.set(key, [...(sections.get(key) ?? []), item]);
  }
  return draftOf([...sections.values()].flat());
}
