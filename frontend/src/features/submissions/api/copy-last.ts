import { answerWithTag, service } from "@/api/client";

/** Takes over last period's values where nothing is said yet; it replaces nothing. */
export const copyLast = (submissionId: number, behalf: string | undefined) =>
  answerWithTag(
    service.POST("/api/v1/submissions/{submission_id}/copy-last", {
      params: { path: { submission_id: submissionId } },
      body: { behalf_reason: behalf ?? null },
    }),
  );
