import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useForm } from "@/api/use-form";
import { usePick } from "@/locales/use-language";
import { Loading } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";

import { useDesk } from "../api/use-desk";
import "../review.css";
import { Desk } from "./desk";

const route = getRouteApi("/signed-in/review/$submissionId");

/** One report on the reviewer's desk, beside the last period. */
export function DeskPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { submissionId } = route.useParams();
  const submission = useDesk(submissionId);
  const form = useForm(submission.data?.body.form_id);
  const failed = submission.data ? form : submission;
  if (submission.data && form.data) {
    return (
      <Page
        title={t("review.desk.title", { name: submission.data.body.body.name })}
        lead={`${pick(form.data.name_vi, form.data.name_en)} · ${submission.data.body.unit.name}`}
      >
        <Desk key={submissionId} tagged={submission.data} form={form.data} />
      </Page>
    );
  }
  return (
    <Page title={t("review.desk.report")}>
      {failed.error ? (
        <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Loading lines={12} />
      )}
    </Page>
  );
}
