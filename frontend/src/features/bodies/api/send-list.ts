import { answer, service } from "@/api/client";

import type { ImportPreview } from "../types";

/** A list of bodies: shown first, and with the token of that preview brought in. */
export function sendList(file: File, token?: string): Promise<ImportPreview> {
  const form = new FormData();
  form.set("file", file);
  const bodySerializer = () => form;
  if (token === undefined) {
    return answer(
      service.POST("/api/v1/bodies/import/preview", { body: { file: file.name }, bodySerializer }),
    );
  }
  form.set("token", token);
  return answer(service.POST("/api/v1/bodies/import", { body: { file: file.name, token }, bodySerializer }));
}
