import { dayParam, textParam } from "@/ui/search-params";

export interface UnitsSearch {
  as_of?: string | undefined;
  q?: string | undefined;
}

export const readUnitsSearch = (search: Record<string, unknown>): UnitsSearch => ({
  as_of: dayParam(search["as_of"]),
  q: textParam(search["q"]),
});
