import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Submission } from "@/api/types";
import { DemoTag } from "@/figures/demo-tag";
import { LateTag } from "@/figures/late-tag";
import { StateTag } from "@/figures/state-tag";
import { instantText } from "@/ui/dates";
import { Notice } from "@/ui/notice";

import { BehalfNotice } from "./behalf-notice";
import type { Grid } from "./grid/grid";
import { LockBanner } from "./lock-banner";
import { ReturnedList } from "./returned-list";
import { useTurn, writes } from "./turn";

/** Where the report stands: its state and period, why it came back, and who is next. */
export function Standing({ submission, grid }: { submission: Submission; grid: Grid }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const turn = useTurn();
  const { state, due_on, reviewer, actions } = submission;
  const owed = state !== "submitted" && state !== "accepted";
  return (
    <>
      <div className="standing">
        <span className="tags">
          <StateTag state={state} />
          {due_on !== null && <LateTag reporter={{ due_on, late: owed && due_on < today }} today={today} />}
          {submission.demo && <DemoTag />}
        </span>
        <span className="quiet">
          {t("entry.changedAt", { time: instantText(submission.changed_at) })}
          {reviewer && ` · ${t("entry.reviewedBy", { unit: reviewer.name })}`}
        </span>
        <Link to="/review" search={{ form: submission.form_id, period: submission.period.code }}>
          {t("entry.toList")}
        </Link>
      </div>
      {!writes(turn) && <LockBanner submission={submission} />}
      <BehalfNotice submission={submission} />
      {owed && <ReturnedList submission={submission} grid={grid} />}
      {actions.includes("save") && !actions.includes("submit") && (
        <Notice tone="info">{t("entry.leaderSubmits")}</Notice>
      )}
    </>
  );
}
