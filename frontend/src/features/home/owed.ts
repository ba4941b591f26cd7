import type { Reporter } from "@/api/types";
import type { FormChoice } from "@/figures/form-choice";

export interface Owed {
  choice: FormChoice;
  reporter: Reporter;
}

const OWED: ReadonlySet<Reporter["state"]> = new Set(["not_started", "draft", "returned", "reopened"]);

/** Reports still to be handed in: late ones first, then returned ones, then by due date. */
export function owedOf(lists: readonly { choice: FormChoice; reporters: readonly Reporter[] }[]): Owed[] {
  return lists
    .flatMap(({ choice, reporters }) => reporters.map((reporter) => ({ choice, reporter })))
    .filter(({ reporter }) => OWED.has(reporter.state))
    .sort(
      (a, b) => rank(a.reporter) - rank(b.reporter) || a.reporter.due_on.localeCompare(b.reporter.due_on),
    );
}

function rank(reporter: Reporter): number {
  if (reporter.late) return 0;
  return reporter.state === "returned" ? 1 : 2;
}
