import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import type { Matrix } from "@/api/types";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { LinkButton } from "@/ui/link-button";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import type { useMatrixChange } from "../api/use-matrix-change";
import { EditDialog } from "./edit-dialog";
import { IssueDialog } from "./issue-dialog";
import { RefusedIssue } from "./refused-issue";

interface Props {
  matrix: Matrix;
  etag: string;
  change: ReturnType<typeof useMatrixChange>;
}

type Step = "edit" | "issue" | "close";

/** The steps the service allows now, and what stood in their way. */
export function StepBar({ matrix, etag, change }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Step>();
  const [done, setDone] = useState<Step>();
  const may = (action: Matrix["actions"][number]) => matrix.actions.includes(action);
  const edits = may("edit") || may("amend");
  const refused =
    asking === undefined && change.error instanceof ProblemError && change.error.status === 409
      ? change.error
      : undefined;

  const begin = (step: Step) => {
    change.reset();
    setDone(undefined);
    setAsking(step);
  };
  const finish = (step: Step) => ({
    onSuccess: () => setDone(step),
    onSettled: () => setAsking(undefined),
  });

  if (matrix.actions.length === 0) return null;
  return (
    <div className="section">
      {refused ? (
        <RefusedIssue matrix={matrix} problem={refused} />
      ) : (
        change.error && asking !== "edit" && asking !== "close" && <ProblemMessage error={change.error} />
      )}
      <div aria-live="polite">{done && <Notice tone="good">{t(`matrices.done.${done}`)}</Notice>}</div>
      <div className="actions">
        {edits && (
          <LinkButton
            id="add-task"
            to="/matrices/$matrixId/tasks/new"
            params={{ matrixId: matrix.id }}
            search={{ after: matrix.tasks.at(-1)?.id }}
          >
            {t("matrices.addTask")}
          </LinkButton>
        )}
        {edits && <Button onClick={() => begin("edit")}>{t("matrices.editAbout")}</Button>}
        {may("edit") && (
          <Button
            onClick={() =>
              void navigate({
                to: "/matrices/$matrixId",
                params: { matrixId: matrix.id },
                search: { view: "check" },
                resetScroll: false,
              })
            }
          >
            {t("matrices.views.check")}
          </Button>
        )}
        {may("issue") && (
          <Button type="primary" onClick={() => begin("issue")}>
            {t("matrices.issue.step")}
          </Button>
        )}
        {may("remind") && (
          <LinkButton to="/reminders" search={{ box: "sent", matrix: matrix.id }}>
            {t("matrices.remind")}
          </LinkButton>
        )}
        {may("close") && <Button onClick={() => begin("close")}>{t("matrices.close.step")}</Button>}
      </div>
      {asking === "edit" && (
        <EditDialog
          matrix={matrix}
          etag={etag}
          change={change}
          onCancel={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            setDone("edit");
          }}
        />
      )}
      {asking === "issue" && (
        <IssueDialog
          matrix={matrix}
          busy={change.isPending}
          onCancel={() => setAsking(undefined)}
          onConfirm={(on) => change.mutate({ etag, order: { kind: "issue", body: { on } } }, finish("issue"))}
        />
      )}
      {asking === "close" && (
        <ConfirmDialog
          title={t("matrices.close.title")}
          step={t("matrices.close.step")}
          busy={change.isPending}
          error={change.error}
          home="matrix-views"
          onCancel={() => setAsking(undefined)}
          onConfirm={() => change.mutate({ etag, order: { kind: "close" } }, finish("close"))}
        >
          <p>{t("matrices.close.text")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
