import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { keys } from "@/api/keys";

export function useAttach(submissionId: number) {
  return useChange((file: File) => {
    const form = new FormData();
    form.set("file", file);
    return answer(
      service.POST("/api/v1/submissions/{submission_id}/attachments", {
        params: { path: { submission_id: submissionId } },
        body: { file: "" },
        bodySerializer: () => form,
      }),
    );
  }, submissionId);
}

/** Says why a file no longer counts; it stays readable. */
export function useWithdraw(submissionId: number) {
  return useChange(
    ({ attachmentId, reason }: { attachmentId: number; reason: string }) =>
      answer(
        service.POST("/api/v1/submissions/{submission_id}/attachments/{attachment_id}/withdraw", {
          params: { path: { submission_id: submissionId, attachment_id: attachmentId } },
          body: { reason },
        }),
      ),
    submissionId,
  );
}

/** The report names its files, and its history what was done with them. */
function useChange<Wanted, Answer>(change: (wanted: Wanted) => Promise<Answer>, submissionId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.submission(submissionId) }),
  });
}
