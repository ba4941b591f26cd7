import i18next from "i18next";

import type vi from "./vi";

/**
 * Vietnamese words that only some pages need: they come with those pages, so that the others, the entry of figures
 * before all, need not fetch them. English comes as one piece when someone wants it.
 */
export function addWords(words: Partial<typeof vi>): void {
  i18next.addResourceBundle("vi", "translation", words, true, true);
}
