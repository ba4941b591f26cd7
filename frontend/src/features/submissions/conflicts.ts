import type { ProblemError } from "@/api/problem";
import type { ValueStatus } from "@/api/types";

import { cellKey } from "./cells";
import { type Said, saidOf } from "./said";

/** A cell that someone else changed since the writer saw it; `said` is what they made of it. */
export interface Conflict {
  key: string;
  said: Said | null;
  version: number;
  by: string | null;
  at: string | null;
}

const STATUSES: readonly string[] = [
  "reported",
  "not_applicable",
  "not_collected",
  "withheld",
] satisfies ValueStatus[];
const isStatus = (value: unknown): value is ValueStatus =>
  typeof value === "string" && STATUSES.includes(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The conflicts that a `cells-changed` problem names. */
export function conflictsIn(error: ProblemError): Conflict[] {
  const listed = error.extensions["conflicts"];
  return Array.isArray(listed) ? listed.flatMap(conflictFrom) : [];
}

function conflictFrom(item: unknown): Conflict[] {
  if (!isRecord(item) || !isRecord(item["theirs"])) return [];
  const { status, number, version, user_name, revised_at } = item["theirs"];
  return [
    {
      key: cellKey(Number(item["indicator_id"]), Number(item["category_id"])),
      said: isStatus(status) ? saidOf({ status, number: textOrNull(number) }) : null,
      version: Number(version),
      by: textOrNull(user_name),
      at: textOrNull(revised_at),
    },
  ];
}
