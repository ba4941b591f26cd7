import { idParam } from "@/ui/search-params";

export interface ReorganiseSearch {
  /** The unit to begin with. */
  unit_id?: number | undefined;
}

export const readReorganiseSearch = (search: Record<string, unknown>): ReorganiseSearch => ({
  unit_id: idParam(search["unit_id"]),
});
