import { StarFilled, TeamOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Matrix, Task } from "@/api/types";
import { useMatrixProgress } from "@/api/use-matrix-progress";
import { Empty } from "@/ui/empty";
import { ProblemMessage } from "@/ui/problem-message";

import type { CellProgress } from "../types";
import { type Grid, gridOf, LOOKS, progressByCell } from "./cells";
import { GridRowCells } from "./grid-row";
import { gridKeys } from "./grid-keys";
import "./grid.css";

interface Props {
  matrix: Matrix;
  tasks: readonly Task[];
}

/** Tasks down, agencies across; once the matrix is issued each cell says how far it is and whether it is on time. */
export function TaskGrid({ matrix, tasks }: Props) {
  const { t } = useTranslation();
  const progress = useMatrixProgress(matrix.id);
  const grid = useMemo(() => gridOf(tasks), [tasks]);
  const cells = useMemo(() => progressByCell(progress.data?.cells ?? []), [progress.data]);
  if (grid.columns.length === 0) return <Empty title={t("matrices.grid.none")} />;
  return (
    <>
      {progress.error && <ProblemMessage error={progress.error} onRetry={() => void progress.refetch()} />}
      <ul className="grid-legend" aria-label={t("matrices.grid.legend")}>
        <li>
          <span className="grid-mark grid-lead">
            <StarFilled aria-hidden />
            {t("matrices.grid.leadLetter")}
          </span>
          {t("matrices.lead")}
        </li>
        <li>
          <span className="grid-mark grid-coordinating">
            <TeamOutlined aria-hidden />
            {t("matrices.grid.coordinatingLetter")}
          </span>
          {t("matrices.coordinating")}
        </li>
        {matrix.state !== "draft" &&
          LOOKS.map((look) => (
            <li key={look}>
              <span className={`grid-look look-${look}`}>{t(`matrices.grid.look.${look}`)}</span>
            </li>
          ))}
      </ul>
      <p className="quiet">{t(matrix.state === "draft" ? "matrices.grid.keys" : "matrices.grid.keysOpen")}</p>
      <Cells grid={grid} matrix={matrix} progress={cells} />
    </>
  );
}

interface CellsProps {
  grid: Grid;
  matrix: Matrix;
  progress: ReadonlyMap<string, CellProgress>;
}

/** Drawn once: the keys move the focus in the page itself, so that sixty by sixty stays quick. */
const Cells = memo(function Cells({ grid, matrix, progress }: CellsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keys = gridKeys(grid.rows.length, grid.columns.length, (row, column) => {
    const assignmentId = grid.rows[row]?.assignment.id;
    const bodyId = grid.columns[column]?.bodyId;
    if (assignmentId === undefined || !progress.has(`${assignmentId} ${bodyId}`)) return;
    void navigate({
      to: "/matrices/$matrixId/progress/$assignmentId",
      params: { matrixId: matrix.id, assignmentId },
      search: { body: bodyId },
    });
  });

  return (
    <div className="table-frame grid-frame">
      {/* A table as a grid is what WAI-ARIA asks for where its cells take the keys. */}
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        className="task-grid"
        aria-label={matrix.title}
        aria-rowcount={grid.rows.length + 1}
        aria-colcount={grid.columns.length + 1}
        onKeyDown={keys.press}
        onFocus={keys.take}
        onDoubleClick={keys.open}
      >
        <thead>
          <tr>
            <th scope="col" className="grid-corner">
              {t("matrices.tasks")}
            </th>
            {grid.columns.map((agency) => (
              <th
                key={agency.bodyId}
                scope="col"
                className="grid-agency"
                title={`${agency.name} · ${agency.unitName}`}
              >
                <span>
                  {agency.name}
                  {/* The matrix's own unit is named above it; repeated in every head it would make them tall. */}
                  {agency.unitName !== matrix.unit.name && (
                    <span className="quiet"> · {agency.unitName}</span>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, index) => (
            <GridRowCells
              key={row.assignment.id}
              row={row}
              columns={grid.columns}
              first={index === 0}
              progress={progress}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});
