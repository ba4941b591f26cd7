import { idParam, oneOf, textParam } from "@/ui/search-params";

export interface SubmissionSearch {
  panel?: "history" | undefined;
  /** The figures are entered for the reporter by the unit that reviews them (nhập hộ). */
  entry?: "behalf" | undefined;
}

export const readSubmissionSearch = (search: Record<string, unknown>): SubmissionSearch => ({
  panel: oneOf(search["panel"], ["history"]),
  entry: oneOf(search["entry"], ["behalf"]),
});

export interface EntrySearch {
  form?: number | undefined;
  period?: string | undefined;
}

export const readEntrySearch = (search: Record<string, unknown>): EntrySearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
});
