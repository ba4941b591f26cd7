import { useTranslation } from "react-i18next";

import { languages } from "@/api/language";
import { chooseLanguage } from "@/locales/i18n";
import { useLanguage } from "@/locales/use-language";

const NAMES = { vi: "Tiếng Việt", en: "English" } as const;

/** VI / EN; each language is named in itself. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const current = useLanguage();
  return (
    <div className="language-switch" role="group" aria-label={t("shell.language")}>
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === current}
          aria-label={`${code.toUpperCase()}, ${NAMES[code]}`}
          title={NAMES[code]}
          onClick={() => void chooseLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
