import type { ProblemError } from "@/api/problem";

import type { Sheet } from "./sheet-types";

/** One line of what keeps a report from being submitted. */
export interface SummaryItem {
  /** Undefined when the sentence belongs to no one cell. */
  key: string | undefined;
  text: string;
}

/** The service's findings; `/cells/12:0` names the cell. */
export const summaryOf = ({ fields }: ProblemError): SummaryItem[] =>
  fields.map(({ pointer, detail }) => ({ key: /(\d+:\d+)/.exec(pointer)?.[1], text: detail }));

/** Cells with something hard against them, in the order of the form. */
export const hardAt = (sheet: Sheet): string[] =>
  sheet.content.cells
    .map(({ key }) => key)
    .filter(
      (key) =>
        sheet.refusal(key) !== undefined ||
        sheet.reading(key).kind === "refused" ||
        sheet.findings(key).some(({ severity }) => severity === "hard"),
    );
