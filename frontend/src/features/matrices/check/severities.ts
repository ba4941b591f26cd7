import type { CheckItem } from "../types";

export const SEVERITIES = ["error", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Remarks by how much they weigh, each group in the order of the rows; a weight not known here counts as a note. */
export function bySeverity(items: readonly CheckItem[]): Map<Severity, CheckItem[]> {
  const groups = new Map<Severity, CheckItem[]>();
  for (const severity of SEVERITIES) {
    const held = items.filter((item) => weightOf(item) === severity);
    if (held.length > 0) groups.set(severity, held);
  }
  return groups;
}

const weightOf = (item: CheckItem): Severity =>
  SEVERITIES.find((severity) => severity === item.severity) ?? "note";

/** `/tasks/12/assignments/34`, as a refused issue points at its rows: the task's id. */
export function taskAt(pointer: string): number | undefined {
  const match = /^\/tasks\/(\d+)/.exec(pointer);
  return match ? Number(match[1]) : undefined;
}

/** What a refusal says about each task. */
export function troublesOf(fields: readonly { pointer: string; detail: string }[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { pointer, detail } of fields) {
    const task = taskAt(pointer);
    if (task !== undefined) found.set(task, [...(found.get(task) ?? []), detail]);
  }
  return found;
}
