import { useTranslation } from "react-i18next";

import { DAY_LOOKS, KINDS } from "./day-looks";

/** What the marks mean; each has an icon and a word of its own. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="calendar-legend" aria-label={t("calendar.legend")}>
      {KINDS.map((kind) => {
        const { tone, icon: Icon } = DAY_LOOKS[kind];
        return (
          <li key={kind}>
            <span className={`day-mark tag-${tone}`}>
              <Icon aria-hidden />
              <span>{t(`calendar.kind.${kind}`)}</span>
            </span>
            <span className="quiet">{t(`calendar.meaning.${kind}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
