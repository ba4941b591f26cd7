import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMatrixProgress } from "@/api/use-matrix-progress";
import { DoneTag, TimingTag } from "@/figures/progress-tags";
import { dayText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import type { AssignmentProgress, Cell, MatrixProgress, TaskProgress } from "../types";
import { CellSteps } from "./cell-steps";
import { Extensions } from "./extensions";
import { ReportList } from "./report-list";
import "../words";
import "../work.css";

const route = getRouteApi("/signed-in/matrices/$matrixId/progress/$assignmentId");

export interface Told {
  matrixId: number;
  task: TaskProgress;
  assignment: AssignmentProgress;
  cell: Cell;
  bodyName: string;
  today: string;
}

/** One assignment of one body: how far it is, what the reader may do about it, and all that was said. */
export function CellPage() {
  const { t } = useTranslation();
  const { matrixId, assignmentId } = route.useParams();
  const { body } = route.useSearch();
  const progress = useMatrixProgress(matrixId);
  const assignment = progress.data?.assignments.find(({ id }) => id === assignmentId);
  const task = progress.data?.tasks.find(({ id }) => id === assignment?.task_id);
  return (
    <Page
      title={task ? `${task.number}. ${task.content}` : t("progress.task")}
      place={body}
      lead={
        <Link to="/matrices/$matrixId" params={{ matrixId }}>
          {t("work.toMatrix")}
        </Link>
      }
    >
      <Loaded query={progress} lines={10}>
        {(data) =>
          assignment && task ? (
            <Cells data={data} task={task} assignment={assignment} bodyId={body} />
          ) : (
            <Notice tone="warning">{t("work.gone")}</Notice>
          )
        }
      </Loaded>
    </Page>
  );
}

interface CellsProps {
  data: MatrixProgress;
  task: TaskProgress;
  assignment: AssignmentProgress;
  bodyId: number | undefined;
}

function Cells({ data, task, assignment, bodyId }: CellsProps) {
  const { t } = useTranslation();
  const cells = data.cells.filter((cell) => cell.assignment_id === assignment.id);
  const cell = cells.find((one) => one.body_id === bodyId) ?? (cells.length === 1 ? cells[0] : undefined);
  const nameOf = (id: number) => data.bodies.find((one) => one.id === id)?.name ?? "";
  return (
    <>
      <section className="panel" aria-label={t("work.state")}>
        <dl className="facts">
          <dt>{t("work.deadline")}</dt>
          <dd>
            {assignment.deadline_on === null
              ? t("progress.onTime.no_deadline")
              : t("progress.until", { day: dayText(assignment.deadline_on) })}
            {assignment.original_deadline_on !== null &&
              assignment.original_deadline_on !== assignment.deadline_on &&
              ` · ${t("progress.firstDeadline", { day: dayText(assignment.original_deadline_on) })}`}
          </dd>
          <dt>{t("work.products")}</dt>
          <dd>
            <ul className="plain-list">
              {task.products.map((product) => (
                <li key={product.id}>
                  {product.text}{" "}
                  <span className="quiet">
                    {t("work.evidenceCount", {
                      count: assignment.evidence.find((one) => one.product_id === product.id)?.files ?? 0,
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      </section>
      <section className="panel" aria-labelledby="bodies">
        <h2 id="bodies">{t("work.bodies")}</h2>
        <ul className="work-bodies">
          {cells.map((one) => (
            <li key={`${one.body_id} ${one.part}`}>
              <Link
                to="/matrices/$matrixId/progress/$assignmentId"
                params={{ matrixId: data.matrix_id, assignmentId: assignment.id }}
                search={{ body: one.body_id }}
                aria-current={one === cell ? "true" : undefined}
                resetScroll={false}
              >
                {nameOf(one.body_id)}
              </Link>
              <span className="quiet">{t(`progress.part.${one.part}`)}</span>
              <span className="tags">
                <TimingTag timing={one.timing} />
                <DoneTag done={one.done} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      {cell && (
        <Chosen
          key={cell.body_id}
          told={{
            matrixId: data.matrix_id,
            task,
            assignment,
            cell,
            bodyName: nameOf(cell.body_id),
            today: data.as_of,
          }}
        />
      )}
    </>
  );
}

function Chosen({ told }: { told: Told }) {
  const { t } = useTranslation();
  const { assignment, cell } = told;
  const box = cell.actions.includes("remind") ? "sent" : undefined;
  return (
    <>
      <CellSteps told={told} />
      <p>
        <Link to="/reminders" search={{ box, assignment: assignment.id, body: cell.body_id }}>
          {t("work.remindersOf", { name: told.bodyName })}
        </Link>
      </p>
      <Extensions told={told} />
      <ReportList told={told} />
    </>
  );
}
