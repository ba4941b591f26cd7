import { FAMILIES } from "@/figures/event-families";
import { dayParam, idParam, oneOf } from "@/ui/search-params";

export interface EventsSearch {
  /** Only this unit and those below it. */
  unit?: number | undefined;
  /** What stands before the dot of a kind. */
  about?: (typeof FAMILIES)[number] | undefined;
  /** Who did it. */
  user?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Only what the reader did, and what was done to their account. */
  own?: "true" | undefined;
}

export const readEventsSearch = (search: Record<string, unknown>): EventsSearch => ({
  unit: idParam(search["unit"]),
  about: oneOf(search["about"], FAMILIES),
  user: idParam(search["user"]),
  from: dayParam(search["from"]),
  to: dayParam(search["to"]),
  own: oneOf(search["own"], ["true"] as const),
});
