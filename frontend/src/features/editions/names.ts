import { usePick } from "@/locales/use-language";

import type { Names } from "./types";

interface Key {
  indicator_id: number;
  category_id: number;
}

export const keyOf = ({ indicator_id, category_id }: Key) => `${indicator_id}.${category_id}`;

export const indicatorOf = ({ indicators }: Pick<Names, "indicators">, key: Pick<Key, "indicator_id">) =>
  indicators.find(({ id }) => id === key.indicator_id);

/** A cell's indicator, and its category where it has one, in the screen's language. */
export function useCellName(names: Names): (key: Key) => string {
  const pick = usePick();
  return (key) => {
    const indicator = indicatorOf(names, key);
    const category = names.categories.find(({ id }) => id === key.category_id);
    const name = indicator ? pick(indicator.name_vi, indicator.name_en) : "";
    return category ? `${name} – ${pick(category.name_vi, category.name_en)}` : name;
  };
}
