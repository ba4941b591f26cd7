import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import type { Form, Submission } from "@/api/types";
import { periodText } from "@/figures/period-text";
import { StateTag } from "@/figures/state-tag";
import { dayText } from "@/ui/dates";
import { LinkButton } from "@/ui/link-button";
import { Notice } from "@/ui/notice";
import { usePageContext } from "@/ui/page-context";
import { ProblemMessage } from "@/ui/problem-message";

import { useDecide } from "../api/use-decide";
import { ChangesPanel } from "./changes-panel";
import { DecideDialog } from "./decide-dialog";
import { FigureTable } from "./figure-table";
import { ReturnDialog } from "./return-dialog";
import { deskRows } from "./rows";

interface Props {
  tagged: Tagged<Submission>;
  form: Form;
}

/** What was mended, every figure beside the last period's with a place for a reason, and the two decisions. */
export function Desk({ tagged, form }: Props) {
  const { t } = useTranslation();
  const submission = tagged.body;
  const decide = useDecide(submission.id);
  const [asking, setAsking] = useState<"accept" | "return">();
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const rows = deskRows(submission, form);
  const returns = submission.actions.includes("return");
  const finish = () => setAsking(undefined);

  usePageContext({
    unit: submission.unit.name,
    period: periodText(t, submission.period, submission.due_on),
    demo: submission.demo || undefined,
  });

  const begin = (step: "accept" | "return") => {
    decide.reset();
    setAsking(step);
  };

  return (
    <>
      <p className="tags" id="standing" tabIndex={-1}>
        <StateTag state={submission.state} />
        {submission.mend_by !== null && (
          <span>{t("review.desk.mendBy", { day: dayText(submission.mend_by) })}</span>
        )}
      </p>
      <div aria-live="polite">
        {decide.isSuccess && <Notice tone="good">{t(`review.desk.done.${decide.data.body.state}`)}</Notice>}
      </div>
      {decide.error && asking === undefined && <ProblemMessage error={decide.error} />}
      {submission.returned && <ChangesPanel submission={submission} form={form} />}
      <FigureTable
        rows={rows}
        previous={submission.previous?.period_code}
        reasons={returns ? reasons : undefined}
        onReason={(key, text) => setReasons(new Map(reasons).set(key, text))}
      />
      <div className="actions">
        {submission.actions.includes("accept") && (
          <Button type="primary" onClick={() => begin("accept")}>
            {t("review.desk.accept")}
          </Button>
        )}
        {returns && <Button onClick={() => begin("return")}>{t("review.desk.return")}</Button>}
        <LinkButton to="/submissions/$submissionId" params={{ submissionId: submission.id }}>
          {t("review.desk.whole")}
        </LinkButton>
      </div>
      {asking === "accept" && (
        <DecideDialog
          submission={submission}
          busy={decide.isPending}
          error={decide.error}
          onCancel={finish}
          onConfirm={() => decide.mutate({ etag: tagged.etag }, { onSuccess: finish })}
        />
      )}
      {asking === "return" && (
        <ReturnDialog
          rows={rows}
          reasons={reasons}
          busy={decide.isPending}
          error={decide.error}
          onCancel={finish}
          onConfirm={(given) => decide.mutate({ etag: tagged.etag, given }, { onSuccess: finish })}
        />
      )}
    </>
  );
}
