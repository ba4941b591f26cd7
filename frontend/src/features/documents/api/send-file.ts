import { service } from "@/api/client";
import { ProblemError, problemFrom } from "@/api/problem";
import { type OnProgress, progressFetch } from "@/api/progress-fetch";

import type { UploadResult } from "../types";

/** A refusal that may say after how many seconds to try again. */
export class Refusal extends ProblemError {
  readonly retryAfter: number | undefined;

  constructor({ status, code, message, requestId, fields }: ProblemError, retryAfter?: number) {
    super(status, code, message, requestId, [...fields]);
    this.retryAfter = retryAfter;
  }
}

/** A file into the unit's documents; it is read while the answer is awaited. */
export async function sendFile(
  file: File,
  unitId: number | undefined,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<UploadResult> {
  const form = new FormData();
  form.set("file", file);
  if (unitId !== undefined) form.set("unit_id", `${unitId}`);
  const { data, error, response } = await service.POST("/api/v1/documents", {
    body: { file: file.name },
    bodySerializer: () => form,
    fetch: progressFetch(form, onProgress),
    signal,
  });
  if (data !== undefined) return data;
  throw new Refusal(problemFrom(response.status, error), secondsIn(response.headers.get("Retry-After")));
}

const secondsIn = (header: string | null): number | undefined =>
  header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
