import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { ownReportersQuery } from "@/api/reporters";
import type { FormChoice } from "@/figures/form-choice";
import { LateTag } from "@/figures/late-tag";
import { periodText } from "@/figures/period-text";
import { ReportButton } from "@/figures/report-button";
import { StateTag } from "@/figures/state-tag";
import { usePick } from "@/locales/use-language";
import { Loading } from "@/ui/loaded";
import { ProblemMessage } from "@/ui/problem-message";

import { type Owed, owedOf } from "./owed";

/** Reports that the reader's bodies still have to hand in, late ones first. */
export function OwedReports({ choices }: { choices: readonly FormChoice[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const results = useQueries({
    queries: choices.map(({ form, asked }) => ownReportersQuery(form.id, asked.period.code)),
  });
  const failed = results.find((result) => result.error);
  const waits = results.some((result) => result.isPending);
  const asksNothing = !waits && !failed && results.every((result) => result.data?.items.length === 0);
  const owed = owedOf(
    choices.map((choice, index) => ({ choice, reporters: results[index]?.data?.items ?? [] })),
  );
  if (asksNothing && allows(me, "submission:review")) return null;
  return (
    <section aria-labelledby="owed" className="section">
      <h2 id="owed">{t("home.owed")}</h2>
      {failed?.error && <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />}
      {waits ? (
        <Loading lines={3} />
      ) : owed.length === 0 && !failed ? (
        <p className="quiet">{t("home.nothingOwed")}</p>
      ) : (
        <ul className="work">
          {owed.map((item) => (
            <OwedItem
              key={`${item.choice.form.id} ${item.choice.asked.period.code} ${item.reporter.body.id}`}
              {...item}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function OwedItem({ choice: { form, asked }, reporter }: Owed) {
  const pick = usePick();
  const { t } = useTranslation();
  const { today } = useMe();
  return (
    <li className="work-item">
      <div>
        <p className="work-title">{pick(form.name_vi, form.name_en)}</p>
        <p className="quiet">
          {reporter.body.name} · {periodText(t, asked.period, reporter.due_on)}
        </p>
        <span className="tags">
          <LateTag reporter={reporter} today={today} />
          <StateTag state={reporter.state} />
        </span>
      </div>
      <ReportButton form={form} period={asked.period} reporter={reporter} />
    </li>
  );
}
