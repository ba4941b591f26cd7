import { answerWithTag, service, type Tagged } from "@/api/client";
import type { Submission } from "@/api/types";
import type { Batch } from "@/figures/outbox";

import { loadSubmission } from "./use-submission";

/**
 * Sends cells, each with the version its writer saw; the service takes all of them or none. The id of the batch makes
 * sending it again harmless: then the answer is the one of the first time, and what stands there since is read anew.
 */
export async function saveValues(
  submissionId: number,
  { id, values, behalf }: Batch,
): Promise<Tagged<Submission>> {
  const exchange = await service.PATCH("/api/v1/submissions/{submission_id}/values", {
    params: { path: { submission_id: submissionId }, header: { "idempotency-key": id } },
    body: { values, ...(behalf !== undefined && { behalf_reason: behalf }) },
  });
  const saved = await answerWithTag(Promise.resolve(exchange));
  return exchange.response.headers.has("Idempotency-Replayed") ? loadSubmission(submissionId) : saved;
}
