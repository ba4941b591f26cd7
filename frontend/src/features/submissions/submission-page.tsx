import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { useForm } from "@/api/use-form";
import { usePick } from "@/locales/use-language";
import { Loading } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";

import { useSubmission } from "./api/use-submission";
import { SubmissionView } from "./submission-view";
import { TurnContext, turnOf } from "./turn";
import "./submissions.css";

/** Seldom needed, and its field brings much script with it. */
const BehalfQuestion = lazy(() => import("./behalf-question").then((it) => ({ default: it.BehalfQuestion })));

const route = getRouteApi("/signed-in/submissions/$submissionId");

/** One report, for whoever may read it: its writer fills it in here, its reviewer decides on it here. */
export function SubmissionPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { submissionId } = route.useParams();
  const { entry } = route.useSearch();
  const submission = useSubmission(submissionId);
  const form = useForm(submission.data?.body.form_id);
  const failed = submission.data ? form : submission;
  if (submission.data && form.data) {
    const turn = turnOf(submission.data.body, entry);
    return (
      <Page
        title={pick(form.data.name_vi, form.data.name_en)}
        lead={`${submission.data.body.body.name} · ${submission.data.body.unit.name}`}
      >
        {turn.kind === "asks" ? (
          <Suspense fallback={<Loading lines={4} />}>
            <BehalfQuestion submission={submission.data.body} />
          </Suspense>
        ) : (
          <TurnContext value={turn}>
            <SubmissionView key={`${submissionId} ${turn.kind}`} tagged={submission.data} form={form.data} />
          </TurnContext>
        )}
      </Page>
    );
  }
  return (
    <Page title={t("entry.report")}>
      {failed.error ? (
        <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Loading lines={12} />
      )}
    </Page>
  );
}
