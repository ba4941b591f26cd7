import { answerWithTag, service } from "@/api/client";
import type { ValueChange } from "@/api/types";

/** Sends cells with the version they were typed on; the service takes all of them or none. */
export const saveValues = (submissionId: number, values: ValueChange[], etag: string) =>
  answerWithTag(
    service.PATCH("/api/v1/submissions/{submission_id}/values", {
      params: { path: { submission_id: submissionId }, header: { "if-match": etag } },
      body: { values },
    }),
  );
