import { useTranslation } from "react-i18next";

import type { ScheduleRule } from "../types";
import { ruleText } from "./rule-text";
import { draftOf, rulesOf } from "./schedule-draft";

/** The rules of a schedule as sentences, one for each kind of period. */
export function ScheduleWords({ rules }: { rules: readonly ScheduleRule[] }) {
  const { t } = useTranslation();
  const draft = draftOf(rules);
  const ordered = rulesOf(draft);
  if (rules.length === 0) return <p>{t("making.noSchedule")}</p>;
  return (
    <ul className="plain-list">
      {draft.map(({ kind }) => (
        <li key={kind}>
          {t(`asking.kind.${kind}`)}:{" "}
          {ordered
            .filter((rule) => rule.period_kind === kind)
            .map((rule) => ruleText(t, rule))
            .join("; ")}
        </li>
      ))}
    </ul>
  );
}
