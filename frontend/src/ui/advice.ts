import { ProblemError } from "@/api/problem";

export type Advice =
  | "network"
  | "signIn"
  | "credentials"
  | "permission"
  | "missing"
  | "stale"
  | "fields"
  | "rule"
  | "busy"
  | "system"
  | "reload";

const BY_STATUS: Readonly<Record<number, Advice>> = {
  0: "network",
  401: "signIn",
  403: "permission",
  404: "missing",
  409: "rule",
  412: "stale",
  422: "fields",
  428: "stale",
  429: "busy",
};

/** What the reader can do about an error; every problem has an answer. */
export function adviceFor(error: Error): Advice {
  if (!(error instanceof ProblemError)) return "reload";
  if (error.code === "sign-in-refused") return "credentials";
  return BY_STATUS[error.status] ?? "system";
}
