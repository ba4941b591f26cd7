import { dayText, readDay } from "@/ui/dates";

import type { ProgressState, ReportWrite } from "../types";

export interface ReportDraft {
  state: ProgressState;
  share: string;
  text: string;
  started: string;
  finished: string;
  problems: string;
  requests: string;
}

export type ReportFault = "share" | "text" | "started" | "finished" | "finishedNeeded";

export const emptyReport = (state: ProgressState): ReportDraft => ({
  state,
  share: "",
  text: "",
  started: "",
  finished: "",
  problems: "",
  requests: "",
});

/** Choosing that it is done suggests today and the whole; what was typed stays. */
export function withState(draft: ReportDraft, state: ProgressState, today: string): ReportDraft {
  if (state !== "done") return { ...draft, state };
  return { ...draft, state, share: draft.share || "100", finished: draft.finished || dayText(today) };
}

const day = (typed: string): string | null | undefined => (typed.trim() === "" ? null : readDay(typed));

const percent = (typed: string): number | null | undefined => {
  if (typed.trim() === "") return null;
  const match = /^(\d{1,3})\s*%?$/.exec(typed.trim());
  const value = match ? Number(match[1]) : 101;
  return value <= 100 ? value : undefined;
};

/** The report to send, or what is wrong with the draft. */
export function readReport(
  draft: ReportDraft,
  bodyId: number,
): { report: ReportWrite } | { faults: ReportFault[] } {
  const share = percent(draft.share);
  const started = day(draft.started);
  const finished = day(draft.finished);
  const text = draft.text.trim();
  const faults: ReportFault[] = [];
  if (share === undefined) faults.push("share");
  if (text === "") faults.push("text");
  if (started === undefined) faults.push("started");
  if (finished === undefined) faults.push("finished");
  if (draft.state === "done" && finished === null) faults.push("finishedNeeded");
  if (share === undefined || started === undefined || finished === undefined || faults.length > 0)
    return { faults };
  return {
    report: {
      body_id: bodyId,
      state: draft.state,
      share,
      text,
      started_on: started,
      finished_on: draft.state === "done" ? finished : null,
      problems: draft.problems.trim() || null,
      requests: draft.requests.trim() || null,
    },
  };
}
