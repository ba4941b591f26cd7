import { useTranslation } from "react-i18next";

import { isProblem } from "@/api/problem";
import { instantText } from "@/ui/dates";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import type { TroubleSaid } from "./use-deciding";

/** Why a decision was not taken; where someone else was faster, what they made of it. */
export function Trouble({ trouble }: { trouble: TroubleSaid | undefined }) {
  const { t } = useTranslation();
  if (!trouble) return null;
  if (!isProblem(trouble.error, 412)) return <ProblemMessage error={trouble.error} />;
  return (
    <Notice tone="warning" alert>
      <p className="notice-title">{t("documents.proposals.changedMeanwhile")}</p>
      <ul>
        {trouble.changed.map(({ id, quote, state, decided_by: by, decided_at: at }) => (
          <li key={id}>
            {quote !== null && `“${quote.slice(0, 80)}${quote.length > 80 ? "…" : ""}”: `}
            {t(`documents.proposals.state.${state}`)}
            {by !== null && ` · ${by}`}
            {at !== null && ` · ${instantText(at)}`}
          </li>
        ))}
      </ul>
      <p>{t("documents.proposals.lookAgain")}</p>
    </Notice>
  );
}
