import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { instantText } from "@/ui/dates";
import { LinkButton } from "@/ui/link-button";
import { Notice } from "@/ui/notice";

import { useTurn } from "./turn";

const BehalfDialog = lazy(() =>
  import("@/figures/behalf-dialog").then((it) => ({ default: it.BehalfDialog })),
);

/** For whom figures are entered and why; to the reporter, who entered for it; to who might, the way to do so. */
export function BehalfNotice({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const turn = useTurn();
  const { behalf } = submission;
  if (turn.kind === "behalf") return <Entering submission={submission} reason={turn.reason} />;
  return (
    <>
      {behalf && (
        <Notice tone="info">
          <p>
            {t("entry.behalf.entered", {
              unit: behalf.unit?.name ?? t("entry.reviewerUnknown"),
              who: behalf.user_name ?? "",
              when: instantText(behalf.happened_at),
              context: behalf.user_name === null ? undefined : "by",
            })}
          </p>
          <p className="reason">{t("entry.behalf.because", { reason: behalf.reason })}</p>
        </Notice>
      )}
      {submission.actions.includes("save_on_behalf") && (
        <div className="actions">
          <LinkButton
            to="/submissions/$submissionId"
            params={{ submissionId: submission.id }}
            search={{ entry: "behalf" }}
          >
            {t("figures.behalf.for", { reporter: submission.body.name })}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function Entering({ submission, reason }: { submission: Submission; reason: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <Notice tone="warning">
      <p className="notice-title">{t("entry.behalf.entering", { reporter: submission.body.name })}</p>
      <p className="reason">{t("entry.behalf.because", { reason })}</p>
      <Button onClick={() => setAsking(true)}>{t("entry.behalf.change")}</Button>
      <Suspense>
        {asking && (
          <BehalfDialog
            reporter={submission.body.name}
            wanted={wantedOf(submission)}
            before={reason}
            onCancel={close}
            onOpened={close}
          />
        )}
      </Suspense>
    </Notice>
  );
}

export const wantedOf = ({ form_id, period, body }: Submission) => ({
  form_id,
  period: period.code,
  body_id: body.id,
});
