import { getRouteApi, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { ProblemError } from "@/api/problem";
import type { Matrix } from "@/api/types";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";
import { ProblemMessage } from "@/ui/problem-message";
import { ViewLink } from "@/ui/view-link";

import { About } from "./about";
import { AgencyView } from "./agency-view";
import { useMatrix } from "./api/use-matrix";
import { useMatrixChange } from "./api/use-matrix-change";
import { CheckPanel } from "./check/check-panel";
import { troublesOf } from "./check/severities";
import { CoverageView } from "./coverage/coverage-view";
import { TaskGrid } from "./grid/task-grid";
import { BoardView } from "./progress/board-view";
import { ChangesView } from "./progress/changes-view";
import { TimelineView } from "./progress/timeline-view";
import { FOLLOWED, type View, VIEWS } from "./search";
import { StepBar } from "./steps/step-bar";
import { goToTask, taskInHash } from "./table/go-to-task";
import { MatrixTable } from "./table/matrix-table";
import { useEditing } from "./table/use-editing";
import "./matrices.css";
import "./words";

const route = getRouteApi("/signed-in/matrices/$matrixId");

export function MatrixPage() {
  const { t } = useTranslation();
  const { matrixId } = route.useParams();
  const matrix = useMatrix(matrixId);
  usePageContext({ unit: matrix.data?.body.unit.name });
  return (
    <Page title={matrix.data?.body.title ?? t("matrices.matrix")}>
      <Loaded query={matrix} lines={12}>
        {(data) => <Shown key={data.body.id} {...data} />}
      </Loaded>
    </Page>
  );
}

function Shown({ body: matrix, etag }: Tagged<Matrix>) {
  const { t } = useTranslation();
  const { view = "table", agency } = route.useSearch();
  const file = `/api/v1/matrices/${matrix.id}/export`;
  const chosen = view === "agency" ? agency : undefined;
  const change = useMatrixChange(matrix.id);
  const editing = useEditing(matrix, etag);
  const edits = matrix.actions.includes("edit") || matrix.actions.includes("amend");
  return (
    <>
      <About matrix={matrix} />
      <StepBar matrix={matrix} etag={etag} change={change} />
      <div className="actions">
        <ExportButton path={file} query={{ format: "xlsx", removed: true, body_id: chosen }} />
        <ExportButton
          path={file}
          query={{ format: "docx", body_id: chosen }}
          label={t("common.exportAppendix")}
        />
      </div>
      <nav id="matrix-views" tabIndex={-1} className="views" aria-label={t("matrices.view")}>
        {VIEWS.filter((name) => matrix.state !== "draft" || !FOLLOWED.includes(name)).map((name) => (
          <ViewLink
            key={name}
            to="/matrices/$matrixId"
            params={{ matrixId: matrix.id }}
            search={{ view: name === "table" ? undefined : name }}
            current={name === view}
            resetScroll={false}
          >
            {t(`matrices.views.${name}`)}
          </ViewLink>
        ))}
      </nav>
      {editing.error && <ProblemMessage error={editing.error} />}
      <p role="status" className="visually-hidden">
        {editing.said}
      </p>
      {matrix.tasks.length === 0 && view !== "check" ? (
        <Empty title={t("matrices.noTasks")}>{edits && <p>{t("matrices.noTasksHint")}</p>}</Empty>
      ) : (
        <Chosen matrix={matrix} view={view} editing={edits ? editing : undefined} refusal={change.error} />
      )}
      {editing.dialog}
    </>
  );
}

interface ChosenProps {
  matrix: Matrix;
  view: View;
  editing: ReturnType<typeof useEditing> | undefined;
  refusal: Error | null;
}

function Chosen({ matrix, view, editing, refusal }: ChosenProps) {
  const { agency } = route.useSearch();
  const hash = useLocation({ select: (location) => location.hash });
  const troubles = troublesOf(refusal instanceof ProblemError ? refusal.fields : []);
  const named = taskInHash(hash);
  useEffect(() => {
    if (named !== undefined) goToTask(named);
  }, [named]);
  const live = matrix.tasks.filter((task) => task.removed_on === null);

  switch (view) {
    case "table":
      return <MatrixTable matrix={matrix} editing={editing} troubles={troubles} />;
    case "check":
      return (
        <>
          <CheckPanel matrix={matrix} editing={editing} />
          <MatrixTable matrix={matrix} editing={editing} troubles={troubles} />
        </>
      );
    case "grid":
      return <TaskGrid matrix={matrix} tasks={live} />;
    case "agency":
      return <AgencyView tasks={live} bodyId={agency} />;
    case "board":
      return <BoardView matrixId={matrix.id} />;
    case "timeline":
      return <TimelineView matrixId={matrix.id} />;
    case "changes":
      return <ChangesView matrixId={matrix.id} />;
    case "coverage":
      return <CoverageView matrixId={matrix.id} />;
  }
}
