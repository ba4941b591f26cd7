import { textParam } from "@/ui/search-params";

export interface SearchSearch {
  q?: string | undefined;
}

export const readSearch = (search: Record<string, unknown>): SearchSearch => ({ q: textParam(search["q"]) });
