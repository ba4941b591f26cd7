import type { operations } from "@/api/schema";

type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

export type Queue = Answer<"listReviewQueue">;
export type Queued = Queue["items"][number];
export type Changes = Answer<"listChangesSinceReturn">;
export type Mended = Changes["items"][number];
export type AcceptResult = Answer<"acceptSubmissions">;
export type RemindResult = Answer<"remindReporters">;
