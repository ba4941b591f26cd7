import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Matrix, Task } from "@/api/types";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";

import { useMatrix } from "../api/use-matrix";
import { TaskForm } from "./task-form";
import { draftOf, emptyTask } from "./task-draft";
import "../matrices.css";
import "../words";

const changeRoute = getRouteApi("/signed-in/matrices/$matrixId/tasks/$taskId");
const addRoute = getRouteApi("/signed-in/matrices/$matrixId/tasks/new");

/** A row of a matrix as a form. */
export function TaskPage() {
  const { t } = useTranslation();
  const { matrixId, taskId } = changeRoute.useParams();
  return (
    <TaskFrame
      matrixId={matrixId}
      title={t("matrices.editTask")}
      form={(matrix, etag) => {
        const task = matrix.tasks.find(({ id }) => id === taskId);
        if (!task) return <Notice tone="warning">{t("matrices.edit.taskGone")}</Notice>;
        return (
          <TaskForm
            matrix={matrix}
            etag={etag}
            now={draftOf(task)}
            send={(body) => ({ kind: "write", taskId, body })}
            returnTo={() => taskId}
          />
        );
      }}
    />
  );
}

/** A new row behind another one. */
export function NewTaskPage() {
  const { t } = useTranslation();
  const { matrixId } = addRoute.useParams();
  const { after } = addRoute.useSearch();
  return (
    <TaskFrame
      matrixId={matrixId}
      title={t("matrices.addTask")}
      form={(matrix, etag) => {
        const before = matrix.tasks.find(({ id }) => id === after);
        const known = new Set(matrix.tasks.map(({ id }) => id));
        return (
          <TaskForm
            matrix={matrix}
            etag={etag}
            now={emptyTask(nextNumber(matrix.tasks), before?.heading ?? "")}
            send={(body) => ({ kind: "add", body: { ...body, after_id: before?.id ?? null } })}
            returnTo={(changed) => changed.tasks.find(({ id }) => !known.has(id))?.id}
          />
        );
      }}
    />
  );
}

/** One more than the highest plain number. */
function nextNumber(tasks: readonly Task[]): string {
  const numbers = tasks.map((task) => Number(task.number)).filter(Number.isInteger);
  return `${Math.max(0, ...numbers) + 1}`;
}

interface FrameProps {
  matrixId: number;
  title: string;
  form: (matrix: Matrix, etag: string) => React.ReactNode;
}

function TaskFrame({ matrixId, title, form }: FrameProps) {
  const { t } = useTranslation();
  const matrix = useMatrix(matrixId);
  usePageContext({ unit: matrix.data?.body.unit.name });
  return (
    <Page
      title={title}
      lead={
        <Link to="/matrices/$matrixId" params={{ matrixId }}>
          {matrix.data?.body.title ?? t("matrices.matrix")}
        </Link>
      }
    >
      <Loaded query={matrix} lines={10}>
        {({ body, etag }) =>
          body.actions.includes("edit") || body.actions.includes("amend") ? (
            form(body, etag)
          ) : (
            <Notice tone="warning">{t("matrices.edit.notNow")}</Notice>
          )
        }
      </Loaded>
    </Page>
  );
}
