import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { DoneTag, TimingTag } from "@/figures/progress-tags";
import { dayText } from "@/ui/dates";

import type { WorkItem } from "../types";

export function WorkTable({ items }: { items: readonly WorkItem[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("progress.task")}</th>
            <th scope="col">{t("work.body")}</th>
            <th scope="col">{t("work.deadline")}</th>
            <th scope="col">{t("progress.onTimeTitle")}</th>
            <th scope="col">{t("progress.doneTitle")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.assignment_id} ${item.body_id} ${item.part}`}>
              <th scope="row">
                <Link
                  to="/matrices/$matrixId/progress/$assignmentId"
                  params={{ matrixId: item.matrix_id, assignmentId: item.assignment_id }}
                  search={{ body: item.body_id }}
                >
                  {item.number}. {item.content}
                </Link>
                <span className="work-matrix">{item.matrix_title}</span>
              </th>
              <td data-label={t("work.body")}>
                {item.body.name}
                <span className="work-matrix">{t(`progress.part.${item.part}`)}</span>
              </td>
              <td data-label={t("work.deadline")}>
                {item.deadline_on === null ? t("progress.onTime.no_deadline") : dayText(item.deadline_on)}
                {item.original_deadline_on !== null && item.original_deadline_on !== item.deadline_on && (
                  <span className="work-matrix">
                    {t("progress.firstDeadline", { day: dayText(item.original_deadline_on) })}
                  </span>
                )}
              </td>
              <td data-label={t("progress.onTimeTitle")}>
                <TimingTag timing={item.timing} />
              </td>
              <td data-label={t("progress.doneTitle")}>
                <DoneTag done={item.done} />
                {typeof item.report?.share === "number" && (
                  <span className="work-matrix">{item.report.share}%</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
