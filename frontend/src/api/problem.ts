/** What went wrong, as the service says it (RFC 9457); `code` is stable, `detail` is a sentence for the reader. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];
  /** What this kind of problem says beyond the common members, as it came. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    requestId?: string,
    fields: FieldProblem[] = [],
    extensions: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.fields = fields;
    this.extensions = extensions;
  }
}

/** Status 0: no answer came at all, so nothing is known about what the service did. */
export const unreachable = (): ProblemError => new ProblemError(0, "unreachable", "");

export const isProblem = (error: unknown, status: number): error is ProblemError =>
  error instanceof ProblemError && error.status === status;

/** An answer that is no problem document (a proxy's page, say) still becomes a problem, with its status as code. */
export function problemFrom(status: number, body: unknown): ProblemError {
  if (!isRecord(body)) return new ProblemError(status, `http-${status}`, "");
  const fields = Array.isArray(body["errors"]) ? body["errors"].flatMap(fieldFrom) : [];
  const code = text(body["code"]) ?? `http-${status}`;
  const detail = text(body["detail"]) ?? text(body["title"]) ?? "";
  return new ProblemError(status, code, detail, text(body["request_id"]), fields, body);
}

function fieldFrom(item: unknown): FieldProblem[] {
  if (!isRecord(item)) return [];
  return [
    {
      pointer: text(item["pointer"]) ?? "",
      code: text(item["code"]) ?? "",
      detail: text(item["detail"]) ?? "",
    },
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);
