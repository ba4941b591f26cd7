import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMatrixProgress } from "@/api/use-matrix-progress";
import { DONE } from "@/figures/progress-axes";
import { DoneTag, TimingTag } from "@/figures/progress-tags";
import { Loaded } from "@/ui/loaded";

import { rowsOf } from "./board";

/** The matrix by how far its rows are, what is late said on each. */
export function BoardView({ matrixId }: { matrixId: number }) {
  const { t } = useTranslation();
  const progress = useMatrixProgress(matrixId);
  return (
    <Loaded query={progress} lines={8}>
      {(data) => {
        const rows = rowsOf(data);
        return (
          <div className="board">
            {DONE.map((done) => {
              const held = rows.filter((row) => row.done === done);
              return (
                <section key={done} className="board-column" aria-label={t(`progress.done.${done}`)}>
                  <h2>
                    <DoneTag done={done} />{" "}
                    <span className="quiet">{t("matrices.board.count", { count: held.length })}</span>
                  </h2>
                  <ul className="plain-list">
                    {held.map((row) => (
                      <li key={row.id} className="board-card">
                        <Link
                          to="/matrices/$matrixId/progress/$assignmentId"
                          params={{ matrixId, assignmentId: row.id }}
                        >
                          {row.number}. {row.content}
                        </Link>
                        {row.leads.length > 0 && (
                          <span className="quiet">
                            {t("matrices.board.leads")}: {row.leads.slice(0, 3).join(", ")}
                            {row.leads.length > 3 && ` +${row.leads.length - 3}`}
                          </span>
                        )}
                        {row.timing && <TimingTag timing={row.timing} />}
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        );
      }}
    </Loaded>
  );
}
