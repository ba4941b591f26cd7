import { STATES } from "@/figures/state-tag";
import { idParam, oneOf, textParam } from "@/ui/search-params";

export interface ReviewSearch {
  form?: number | undefined;
  period?: string | undefined;
  unit?: number | undefined;
  state?: (typeof STATES)[number] | undefined;
  q?: string | undefined;
  /** Only what lies with the reader's own unit to be reviewed. */
  to_review?: true | undefined;
}

export const readReviewSearch = (search: Record<string, unknown>): ReviewSearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
  unit: idParam(search["unit"]),
  state: oneOf(search["state"], STATES),
  q: textParam(search["q"]),
  to_review: search["to_review"] === "true" || search["to_review"] === true ? true : undefined,
});

export interface QueueSearch {
  form?: number | undefined;
  period?: string | undefined;
}

export const readQueueSearch = (search: Record<string, unknown>): QueueSearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
});
