import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { useReport } from "../api/use-report";
import type { ProgressState } from "../types";
import type { StepProps } from "./cell-steps";
import { EvidenceQueue } from "./evidence-queue";
import { type Chosen, FilePicks } from "./file-picks";
import { emptyReport, type ReportDraft, type ReportFault, readReport, withState } from "./report-draft";
import { StepForm } from "./step-form";

const STATES = ["in_progress", "done", "not_started"] as const satisfies ProgressState[];
const PLACES = ["/share", "/text", "/started_on", "/finished_on", "/problems", "/requests", "/state"];

/** What the body says about its task, with files that show it; they follow once the words are in. */
export function ReportForm({ told, onCancel, onDone }: StepProps) {
  const { t } = useTranslation();
  const report = useReport(told.matrixId, told.assignment.id);
  const [draft, setDraft] = useState<ReportDraft>(() =>
    emptyReport(told.cell.report?.state === "done" ? "done" : "in_progress"),
  );
  const [faults, setFaults] = useState<readonly ReportFault[]>([]);
  const [files, setFiles] = useState<readonly Chosen[]>([]);

  const submit = () => {
    const read = readReport(draft, told.cell.body_id);
    setFaults("faults" in read ? read.faults : []);
    if ("faults" in read) return;
    report.mutate(read.report, { onSuccess: () => files.length === 0 && onDone() });
  };
  const fault = (name: ReportFault, pointer: string) =>
    faults.includes(name) ? t(`work.fault.${name}`) : problemAt(report.error, pointer);
  const line = (name: "share" | "started" | "finished" | "text" | "problems" | "requests") => ({
    label: t(`work.report.${name}`),
    autoComplete: "off",
    value: draft[name],
    onChange: (text: string) => setDraft({ ...draft, [name]: text }),
  });

  if (report.isSuccess && files.length > 0)
    return (
      <EvidenceQueue
        matrixId={told.matrixId}
        reportId={report.data.id}
        products={told.task.products}
        files={files}
        onDone={onDone}
      />
    );
  return (
    <StepForm
      step={t("work.report.send")}
      busy={report.isPending}
      error={report.error}
      rest={unplaced(report.error, PLACES)}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Choice
        label={t("work.report.state")}
        value={draft.state}
        options={STATES.map((value) => ({ value, label: t(`progress.state.${value}`) }))}
        onChange={(state) => setDraft(withState(draft, state, told.today))}
      />
      <TextField {...line("text")} kind="lines" error={fault("text", "/text")} maxLength={5000} />
      <div className="pair">
        <TextField
          {...line("share")}
          className="date-input"
          inputMode="numeric"
          error={fault("share", "/share")}
        />
        <TextField
          {...line("started")}
          className="date-input"
          hint={t("common.dateField.hint")}
          error={fault("started", "/started_on")}
        />
        {draft.state === "done" && (
          <TextField
            {...line("finished")}
            className="date-input"
            hint={t("common.dateField.hint")}
            error={fault("finished", "/finished_on") ?? fault("finishedNeeded", "/finished_on")}
          />
        )}
      </div>
      <TextField
        {...line("problems")}
        kind="lines"
        maxLength={5000}
        error={problemAt(report.error, "/problems")}
      />
      <TextField
        {...line("requests")}
        kind="lines"
        maxLength={5000}
        error={problemAt(report.error, "/requests")}
      />
      <FilePicks products={told.task.products} files={files} onChange={setFiles} />
    </StepForm>
  );
}
