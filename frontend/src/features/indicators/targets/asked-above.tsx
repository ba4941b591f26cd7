import { useTranslation } from "react-i18next";

import type { UnitRef } from "@/api/types";
import { useLanguage } from "@/locales/use-language";

import type { Detail } from "../types";
import { targetSentence } from "./target-sentence";

/** What the units above ask of the indicator, to be seen before less is asked. */
export function AskedAbove({ indicator, asker }: { indicator: Detail; asker: UnitRef }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = indicator.versions.at(-1);
  const above = indicator.targets.filter(({ unit, withdrawn }) => unit.id !== asker.id && withdrawn === null);
  return (
    <section className="panel" aria-labelledby="above">
      <h2 id="above">{t("indicators.target.beside")}</h2>
      {above.length === 0 && <p>{t("indicators.target.besideNone")}</p>}
      <ul className="plain-list">
        {words &&
          above.map((target) => <li key={target.id}>{targetSentence(t, language, target, words)}</li>)}
      </ul>
    </section>
  );
}
