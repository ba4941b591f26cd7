import { answer, service } from "@/api/client";
import { type OnProgress, progressFetch } from "@/api/progress-fetch";

/** A file that shows what was reported, tied to one product or to the task as a whole. */
export function sendEvidence(
  reportId: number,
  file: File,
  productId: number | null,
  onProgress: OnProgress,
  signal: AbortSignal,
) {
  const form = new FormData();
  form.set("file", file);
  if (productId !== null) form.set("product_id", `${productId}`);
  return answer(
    service.POST("/api/v1/progress-reports/{report_id}/evidence", {
      params: { path: { report_id: reportId } },
      body: { file: file.name },
      bodySerializer: () => form,
      fetch: progressFetch(form, onProgress),
      signal,
    }),
  );
}
