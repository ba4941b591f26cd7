import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { toReviewQuery } from "@/api/reporters";
import type { FormChoice } from "@/figures/form-choice";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { LinkButton } from "@/ui/link-button";
import { Loading } from "@/ui/loaded";
import { ProblemMessage } from "@/ui/problem-message";

/** How many reports lie with the reader's unit to be accepted or returned. */
export function ReviewCounts({ choices }: { choices: readonly FormChoice[] }) {
  const { t } = useTranslation();
  const pick = usePick();
  const results = useQueries({
    queries: choices.map(({ form, asked }) => toReviewQuery(form.id, asked.period.code)),
  });
  const failed = results.find((result) => result.error);
  const waiting = choices
    .map((choice, index) => ({ choice, count: results[index]?.data?.counts.submitted ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="to-review" className="section">
      <h2 id="to-review">{t("home.toReview")}</h2>
      {failed?.error && <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />}
      {results.some((result) => result.isPending) ? (
        <Loading lines={2} />
      ) : waiting.length === 0 && !failed ? (
        <p className="quiet">{t("home.nothingToReview")}</p>
      ) : (
        <ul className="work">
          {waiting.map(({ choice: { form, asked }, count }) => (
            <li key={`${form.id} ${asked.period.code}`} className="work-item">
              <div>
                <p className="work-title">{t("home.waiting", { count })}</p>
                <p className="quiet">
                  {pick(form.name_vi, form.name_en)} · {periodName(t, asked.period)}
                </p>
              </div>
              <LinkButton
                to="/review"
                search={{ form: form.id, period: asked.period.code, to_review: true }}
                main
              >
                {t("home.review")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
