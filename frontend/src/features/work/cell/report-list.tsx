import { DownloadOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { download } from "@/api/download";
import { dayText, instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { ProblemMessage } from "@/ui/problem-message";

import { useReports } from "../api/use-reports";
import type { Report } from "../types";
import type { Told } from "./cell-page";

/** Everything the body has said, the newest first; nothing is ever overwritten. */
export function ReportList({ told }: { told: Told }) {
  const { t } = useTranslation();
  const pages = useReports(told.assignment.id, told.cell.body_id);
  return (
    <section className="panel" aria-labelledby="reports">
      <h2 id="reports">{t("work.reports")}</h2>
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }}>
        {(data) => {
          const reports = data.pages.flatMap((page) => page.items);
          if (reports.length === 0) return <p className="quiet">{t("work.noReports")}</p>;
          return (
            <>
              <ol className="reports">
                {reports.map((report) => (
                  <li key={report.id}>
                    <Said report={report} told={told} />
                  </li>
                ))}
              </ol>
              {pages.hasNextPage && <MorePages count={reports.length} pages={pages} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Said({ report, told }: { report: Report; told: Told }) {
  const { t } = useTranslation();
  const [error, setError] = useState<Error>();
  const productOf = (id: number | null) => told.task.products.find((product) => product.id === id)?.text;
  const take = (id: number, name: string) =>
    void download(`/api/v1/evidence/${id}/file`, name).catch((failure: unknown) =>
      setError(failure instanceof Error ? failure : new Error(String(failure))),
    );
  return (
    <>
      <p>
        <strong>{t(`progress.state.${report.state}`)}</strong>
        {report.share !== null && ` · ${report.share}%`}
        {report.finished_on !== null && ` · ${t("work.finishedDay", { day: dayText(report.finished_on) })}`}
      </p>
      <p className="quiet">
        <time dateTime={report.reported_at}>{instantText(report.reported_at)}</time>
        {report.reported_by !== null && ` · ${report.reported_by}`}
        {report.spoken_by !== null && ` · ${t("work.onBehalf", { name: report.spoken_by.name })}`}
      </p>
      <p className="said">{report.text}</p>
      {report.problems !== null && (
        <p className="said">
          <strong>{t("work.report.problems")}: </strong>
          {report.problems}
        </p>
      )}
      {report.requests !== null && (
        <p className="said">
          <strong>{t("work.report.requests")}: </strong>
          {report.requests}
        </p>
      )}
      {report.evidence.length > 0 && (
        <ul className="plain-list">
          {report.evidence.map((file) => (
            <li key={file.id}>
              <button type="button" className="link-button" onClick={() => take(file.id, file.name)}>
                <DownloadOutlined aria-hidden /> {file.name}
              </button>{" "}
              <span className="quiet">{productOf(file.product_id)}</span>
            </li>
          ))}
        </ul>
      )}
      {error && <ProblemMessage error={error} />}
    </>
  );
}
