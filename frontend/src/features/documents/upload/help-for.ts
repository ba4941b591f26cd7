import type { ProblemError } from "@/api/problem";

export type Help = "tooLarge" | "busy" | "lost" | "file" | "envelope" | "revokes";

/** What the reader can do about a file that was not taken; undefined where the usual advice says it. */
export function helpFor({ status, code }: Pick<ProblemError, "status" | "code">): Help | undefined {
  if (status === 413 || code === "file-too-large") return "tooLarge";
  if (status === 503) return "busy";
  if (status === 0) return "lost";
  if (code.startsWith("file-")) return "file";
  if (code === "edxml-revokes") return "revokes";
  if (code.startsWith("edxml-")) return "envelope";
  return undefined;
}
