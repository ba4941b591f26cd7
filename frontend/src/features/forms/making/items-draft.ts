import type { Level } from "@/api/types";

import type { ItemWrite, Named, VersionItem } from "../types";

/** An item with its section, as a version has it. */
export interface FlatItem extends Pick<VersionItem, "section_vi" | "section_en" | "levels"> {
  indicator: Named;
}

export interface ItemDraft {
  indicator: Named;
  levels: readonly Level[];
}

export interface SectionDraft {
  /** Stays while titles are typed. */
  key: string;
  title_vi: string;
  title_en: string;
  items: readonly ItemDraft[];
}

/** The items of a version while they are put together: an indicator stands in one section, once. */
export type ItemsDraft = readonly SectionDraft[];

let made = 0;

export const emptySection = (): SectionDraft => ({
  key: `section-${(made += 1)}`,
  title_vi: "",
  title_en: "",
  items: [],
});

/** Items of one title that stand together are a section. */
export function draftOf(items: readonly FlatItem[]): ItemsDraft {
  const sections: (SectionDraft & { items: ItemDraft[] })[] = [];
  for (const { section_vi, section_en, indicator, levels } of items) {
    const last = sections.at(-1);
    const item = { indicator, levels };
    if (last?.title_vi === section_vi && last.title_en === section_en) last.items.push(item);
    else sections.push({ ...emptySection(), title_vi: section_vi, title_en: section_en, items: [item] });
  }
  return sections;
}

export const itemsOf = (draft: ItemsDraft): ItemWrite[] =>
  draft.flatMap(({ title_vi, title_en, items }) =>
    items.map(({ indicator, levels }) => ({
      indicator_id: indicator.id,
      section_vi: title_vi.trim(),
      section_en: title_en.trim(),
      levels: [...levels],
    })),
  );

export const indicatorsOf = (draft: ItemsDraft): Named[] =>
  draft.flatMap(({ items }) => items.map(({ indicator }) => indicator));

export const changeSection = (draft: ItemsDraft, key: string, next: Partial<SectionDraft>): ItemsDraft =>
  draft.map((section) => (section.key === key ? { ...section, ...next } : section));

/** At the end of a section, asked of the levels of the item before it. */
export const addItem = (draft: ItemsDraft, key: string, indicator: Named): ItemsDraft =>
  draft.map((section) => {
    if (section.key !== key) return section;
    const before = section.items.at(-1) ?? draft.flatMap(({ items }) => items).at(-1);
    return { ...section, items: [...section.items, { indicator, levels: before?.levels ?? ["commune"] }] };
  });

export const removeItem = (draft: ItemsDraft, id: number): ItemsDraft =>
  draft.map((section) => ({
    ...section,
    items: section.items.filter(({ indicator }) => indicator.id !== id),
  }));

export const setLevels = (draft: ItemsDraft, id: number, levels: readonly Level[]): ItemsDraft =>
  draft.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.indicator.id === id ? { ...item, levels } : item)),
  }));

/** One place up or down; from the edge of a section into the next one. */
export function moveItem(draft: ItemsDraft, id: number, step: -1 | 1): ItemsDraft {
  const at = draft.findIndex(({ items }) => items.some(({ indicator }) => indicator.id === id));
  const section = draft[at];
  if (!section) return draft;
  const from = section.items.findIndex(({ indicator }) => indicator.id === id);
  const to = from + step;
  if (section.items[to])
    return changeSection(draft, section.key, { items: swapped(section.items, from, to) });
  const item = section.items[from];
  const next = draft[at + step];
  if (!item || !next) return draft;
  const taken = changeSection(draft, section.key, { items: section.items.filter((one) => one !== item) });
  return changeSection(taken, next.key, {
    items: step === 1 ? [item, ...next.items] : [...next.items, item],
  });
}

export function moveSection(draft: ItemsDraft, key: string, step: -1 | 1): ItemsDraft {
  const from = draft.findIndex((section) => section.key === key);
  return draft[from + step] ? swapped(draft, from, from + step) : draft;
}

/** Where an indicator stands: its section and its place in it, from 1. */
export function placeOf(draft: ItemsDraft, id: number): { section: SectionDraft; place: number } | undefined {
  for (const section of draft) {
    const place = section.items.findIndex(({ indicator }) => indicator.id === id);
    if (place !== -1) return { section, place: place + 1 };
  }
  return undefined;
}

function swapped<Thing>(list: readonly Thing[], one: number, other: number): Thing[] {
  const next = [...list];
  const [first, second] = [next[one], next[other]];
  if (first === undefined || second === undefined) return next;
  next[one] = second;
  next[other] = first;
  return next;
}

export type Fault = "noSection" | "title" | "titleTwice" | "empty" | "levels";

/** What is wrong before it is sent, by where it is said: a section's key, an item's id, or the whole. */
export function faultsOf(draft: ItemsDraft): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  if (draft.length === 0) faults.set("sections", "noSection");
  const titles = draft.map(({ title_vi }) => title_vi.trim().toLocaleLowerCase("vi"));
  draft.forEach((section, place) => {
    const title = titles[place] ?? "";
    if (title === "") faults.set(`${section.key}/title`, "title");
    else if (titles.indexOf(title) < place) faults.set(`${section.key}/title`, "titleTwice");
    if (section.items.length === 0) faults.set(section.key, "empty");
    for (const { indicator, levels } of section.items)
      if (levels.length === 0) faults.set(`item-${indicator.id}`, "levels");
  });
  return faults;
}
