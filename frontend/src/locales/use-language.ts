import { useSyncExternalStore } from "react";

import { type Language, language } from "@/api/language";

export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get);
}

/** Picks the text of the screen's language from the two the service gives. */
export function usePick(): (vi: string, en: string) => string {
  const chosen = useLanguage();
  return (vi, en) => (chosen === "en" && en ? en : vi);
}
