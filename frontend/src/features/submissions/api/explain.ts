import { answerWithTag, service } from "@/api/client";
import type { Check } from "@/figures/checks";

import { cellOf } from "../cells";

/** Says why an unlikely figure is right; `seen` is the version of the value that is explained. */
export const explain = (
  submissionId: number,
  { kind, cell }: Check,
  seen: number,
  text: string,
  behalf: string | undefined,
) => {
  const { indicatorId, categoryId } = cellOf(cell);
  return answerWithTag(
    service.PUT("/api/v1/submissions/{submission_id}/explanations", {
      params: { path: { submission_id: submissionId } },
      body: {
        kind,
        indicator_id: indicatorId,
        category_id: categoryId,
        seen,
        text,
        behalf_reason: behalf ?? null,
      },
    }),
  );
};
