import { answer, service } from "@/api/client";

import type { Preview } from "../types";

/** A catalogue from a file: shown first, and with the token of that preview brought in. */
export function sendCatalogue(unitId: number, file: File, token?: string): Promise<Preview> {
  const form = new FormData();
  form.set("unit_id", String(unitId));
  form.set("file", file);
  const bodySerializer = () => form;
  const body = { unit_id: unitId, file: file.name };
  if (token === undefined) return answer(service.POST("/api/v1/catalogue/preview", { body, bodySerializer }));
  form.set("token", token);
  return answer(service.POST("/api/v1/catalogue/import", { body: { ...body, token }, bodySerializer }));
}
