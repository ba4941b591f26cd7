import { answerWithTag, service } from "@/api/client";
import type { Batch } from "@/figures/outbox";

/**
 * Sends cells, each with the version its writer saw; the service takes all of them or none. The id of the batch makes
 * sending it again harmless.
 */
export const saveValues = (submissionId: number, { id, values, behalf }: Batch) =>
  answerWithTag(
    service.PATCH("/api/v1/submissions/{submission_id}/values", {
      params: { path: { submission_id: submissionId }, header: { "idempotency-key": id } },
      body: { values, ...(behalf !== undefined && { behalf_reason: behalf }) },
    }),
  );
