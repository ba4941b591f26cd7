import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { type Language, language } from "@/api/language";

import type vi from "./vi";
import start from "./vi/start";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof vi };
  }
}

/** Starts in the chosen language. Vietnamese is always there; English is fetched when someone wants it. */
export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "vi",
    fallbackLng: "vi",
    resources: { vi: { translation: start } },
    interpolation: { escapeValue: false },
  });
  await speak(language.get());
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  language.set(chosen);
  await speak(chosen);
}

async function speak(chosen: Language): Promise<void> {
  if (chosen === "en" && !i18next.hasResourceBundle("en", "translation")) {
    i18next.addResourceBundle("en", "translation", (await import("./en")).default);
  }
  await i18next.changeLanguage(chosen);
  document.documentElement.lang = chosen;
}
