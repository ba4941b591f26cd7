import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import type { FormSummary, Period, Reporter } from "@/api/types";
import { useOpenSubmission } from "@/api/use-open-submission";
import { LinkButton } from "@/ui/link-button";
import { ProblemMessage } from "@/ui/problem-message";

interface Props {
  form: FormSummary;
  period: Period;
  reporter: Reporter;
}

const OPEN = new Set(["draft", "returned", "reopened"]);

/** Leads to a report; one that nobody has begun is begun by pressing, by those who may enter figures. */
export function ReportButton({ form, period, reporter }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const open = useOpenSubmission();
  const enters = allows(me, "submission:enter");
  const go = (submissionId: number) =>
    navigate({ to: "/submissions/$submissionId", params: { submissionId } });

  if (reporter.submission_id !== null) {
    return (
      <LinkButton
        to="/submissions/$submissionId"
        params={{ submissionId: reporter.submission_id }}
        main={OPEN.has(reporter.state)}
      >
        {t(enters && OPEN.has(reporter.state) ? "figures.continue" : "figures.view")}
      </LinkButton>
    );
  }
  if (!enters) return <span className="quiet">{t("figures.notBegun")}</span>;
  return (
    <>
      <Button
        type="primary"
        loading={open.isPending}
        onClick={() =>
          open.mutate(
            { form_id: form.id, period: period.code, body_id: reporter.body.id },
            { onSuccess: (opened) => void go(opened.body.id) },
          )
        }
      >
        {t("figures.begin")}
      </Button>
      {open.error && <ProblemMessage error={open.error} />}
    </>
  );
}
