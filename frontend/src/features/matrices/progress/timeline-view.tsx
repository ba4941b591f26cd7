import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMatrixProgress } from "@/api/use-matrix-progress";
import { DoneTag, TimingTag } from "@/figures/progress-tags";
import { dayText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";

import { byMonth, rowsOf } from "./board";

/** How many rows fall due in each month as bars, and the rows themselves in the table beneath. */
export function TimelineView({ matrixId }: { matrixId: number }) {
  const { t } = useTranslation();
  const progress = useMatrixProgress(matrixId);
  const monthName = (month: string | undefined) =>
    month === undefined ? t("matrices.timeline.undated") : `${month.slice(5)}/${month.slice(0, 4)}`;
  return (
    <Loaded query={progress} lines={8}>
      {(data) => {
        const months = byMonth(rowsOf(data));
        const most = Math.max(1, ...months.map(({ rows }) => rows.length));
        return (
          <>
            <div className="table-frame">
              <table className="table">
                <caption>{t("matrices.timeline.caption")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("matrices.timeline.month")}</th>
                    <th scope="col">{t("matrices.timeline.total")}</th>
                    <th scope="col" className="numeric">
                      {t("matrices.timeline.late")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {months.map(({ month, rows, late }) => (
                    <tr key={month ?? "none"}>
                      <th scope="row">{monthName(month)}</th>
                      <td className="timeline-cell">
                        <span
                          className="timeline-bar"
                          aria-hidden
                          style={{ width: `${(80 * rows.length) / most}%` }}
                        >
                          <span style={{ width: `${(100 * late) / rows.length}%` }} />
                        </span>
                        <span className="number">{rows.length}</span>
                      </td>
                      <td className="numeric">{late}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {months.map(({ month, rows }) => (
              <section key={month ?? "none"} className="panel" aria-label={monthName(month)}>
                <h2>{monthName(month)}</h2>
                <ul className="plain-list">
                  {rows.map((row) => (
                    <li key={row.id} className="timeline-row">
                      <Link
                        to="/matrices/$matrixId/progress/$assignmentId"
                        params={{ matrixId, assignmentId: row.id }}
                      >
                        {row.number}. {row.content}
                      </Link>
                      <span className="tags">
                        {row.deadline_on !== null && (
                          <span className="quiet">{dayText(row.deadline_on)}</span>
                        )}
                        {row.timing && <TimingTag timing={row.timing} />}
                        {row.done && <DoneTag done={row.done} />}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        );
      }}
    </Loaded>
  );
}
