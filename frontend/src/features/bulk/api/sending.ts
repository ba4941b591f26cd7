import { answer, service } from "@/api/client";

import type { Choices, Load } from "../types";

const FORMATS = ["csv", "ndjson", "json", "xlsx"] as const;
const PACKED: Record<string, string> = { gz: "gzip", zst: "zstd" };

/** The file itself is the body; its name says what it holds and how it is packed. */
export function checkFile(file: File, { mode, into }: Choices): Promise<Load> {
  const endings = file.name.toLowerCase().split(".").reverse();
  const encoding = PACKED[endings[0] ?? ""];
  const ending = encoding === undefined ? endings[0] : endings[1];
  const format = FORMATS.find((name) => name === (ending === "jsonl" ? "ndjson" : ending)) ?? null;
  const header = encoding === undefined ? {} : { "content-encoding": encoding };
  return answer(
    service.POST("/api/v1/bulk/validate", {
      params: { query: { mode, into, format }, header },
      headers: { "Content-Type": "application/octet-stream" },
      body: "",
      bodySerializer: () => file,
    }),
  );
}

/** Takes exactly what was checked, or nothing where that has changed; pressed again, it is taken no second time. */
export function takeChecked(plan: string): Promise<Load> {
  return answer(
    service.POST("/api/v1/bulk/apply", {
      params: { query: { plan }, header: { "idempotency-key": `upload-${plan}` } },
    }),
  );
}

export function cancelLoad(load_id: number): Promise<Load> {
  return answer(service.POST("/api/v1/bulk/{load_id}/cancel", { params: { path: { load_id } } }));
}

export function resumeLoad(load_id: number): Promise<Load> {
  return answer(service.POST("/api/v1/bulk/{load_id}/resume", { params: { path: { load_id } } }));
}
