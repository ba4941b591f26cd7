import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Reporter } from "@/api/types";
import { BehalfButton } from "@/figures/behalf-button";
import { LateTag } from "@/figures/late-tag";
import { StateTag } from "@/figures/state-tag";
import { dayText, instantText } from "@/ui/dates";
import { matches } from "@/ui/fold";

interface Props {
  formId: number;
  period: string;
  reporters: readonly Reporter[];
  today: string;
}

export function ReporterTable({ formId, period, reporters, today }: Props) {
  const { t } = useTranslation();
  const enters = reporters.some(({ on_behalf }) => on_behalf);
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("review.reporter")}</th>
            <th scope="col">{t("review.superior")}</th>
            <th scope="col">{t("review.state")}</th>
            <th scope="col">{t("review.due")}</th>
            <th scope="col">{t("review.changed")}</th>
            {enters && <th scope="col">{t("figures.behalf.step")}</th>}
          </tr>
        </thead>
        <tbody>
          {reporters.map((reporter) => (
            <tr key={reporter.body.id}>
              <th scope="row">
                <ReporterName reporter={reporter} />
              </th>
              <td data-label={t("review.superior")}>{reporter.parent?.name}</td>
              <td>
                <span className="tags">
                  <StateTag state={reporter.state} />
                  <LateTag reporter={reporter} today={today} />
                </span>
              </td>
              <td className="number" data-label={t("review.due")}>
                {dayText(reporter.due_on)}
              </td>
              <td className="number" data-label={t("review.changed")}>
                {reporter.changed_at === null ? "–" : instantText(reporter.changed_at)}
              </td>
              {enters && (
                <td>
                  <BehalfButton formId={formId} period={period} reporter={reporter} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A report that has been begun is opened by its reporter's name. */
function ReporterName({ reporter }: { reporter: Reporter }) {
  const unit = matches(reporter.body.name, reporter.unit.name) ? undefined : reporter.unit.name;
  return (
    <>
      {reporter.submission_id === null ? (
        reporter.body.name
      ) : (
        <Link to="/submissions/$submissionId" params={{ submissionId: reporter.submission_id }}>
          {reporter.body.name}
        </Link>
      )}
      {unit !== undefined && <span className="quiet"> · {unit}</span>}
    </>
  );
}
