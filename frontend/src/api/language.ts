import { createStore } from "./store";

export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

const KEY = "tienbo.language";

/** The chosen language; a convenience of this browser, so losing it harms nobody. */
export const language = createStore<Language>(localStorage.getItem(KEY) === "en" ? "en" : "vi");

language.subscribe(() => localStorage.setItem(KEY, language.get()));
